"""A real Emacs with the major mode of this repository."""
import pathlib
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
MODE = HERE.parents[1] / "Editors" / "emacs" / "gouji-mode.el"
DUMP = """
(progn
  (load %s nil t)
  (let ((coding-system-for-read 'utf-8-unix) (coding-system-for-write 'utf-8-unix) (large-file-warning-threshold nil) lines)
    (find-file-literally "/dev/null")
    (with-temp-buffer
      (insert-file-contents %s)
      (gouji-mode)
      (font-lock-ensure)
      (goto-char (point-min))
      (let ((line 0))
        (while (not (eobp))
          (let ((start (point)) (end (line-end-position)))
            (while (< (point) end)
              (let ((face (get-text-property (point) 'face)))
                (when face (push (format "%%d %%d %%s" line (- (point) start) face) lines)))
              (forward-char 1)))
          (setq line (1+ line))
          (forward-line 1))))
    (with-temp-file %s (insert (mapconcat #'identity (nreverse lines) "\\n")))))
"""


def classes(text):
    """For each character its face: {(line, column): [face]}"""
    with tempfile.TemporaryDirectory() as folder:
        source, result = pathlib.Path(folder, "text.txt"), pathlib.Path(folder, "faces.txt")
        source.write_text(text, encoding="utf-8", newline="")
        quoted = ['"%s"' % str(path).replace("\\", "\\\\").replace('"', '\\"') for path in (MODE, source, result)]
        run = subprocess.run(["emacs", "--batch", "-Q", "--eval", DUMP % tuple(quoted)], capture_output=True, timeout=120)
        if not result.exists():
            raise RuntimeError(run.stderr.decode())
        found = {}
        for line in result.read_text(encoding="utf-8").splitlines():
            row, column, face = line.split(" ")
            found[int(row), int(column)] = [face]
        return found
