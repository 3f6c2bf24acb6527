#!/usr/bin/env python3
"""Presses Tab in real shells: completions.py GOUJI SHELL …, of bash, zsh and fish. Prints one line a check."""
import os, pty, re, select, shutil, subprocess, sys, tempfile, time

gouji = os.path.abspath(sys.argv[1])
folder = tempfile.mkdtemp()
os.makedirs(folder + "/bin")
os.symlink(gouji, folder + "/bin/gouji")
for name in ("一 报告.gouji", "二.gouji"):
    open(os.path.join(folder, name), "w").close()
environment = dict(os.environ, PATH=folder + "/bin:" + os.environ["PATH"], HOME=folder, TERM="xterm", LC_ALL="C.UTF-8",
                   COLUMNS="200", ZDOTDIR=folder, XDG_CONFIG_HOME=folder + "/.config", XDG_DATA_HOME=folder + "/.local")
failed = False

setup = {
    "bash": ["bash", "--noprofile", "-i"],
    "zsh": ["zsh", "-i"],
    "fish": ["fish", "-i"],
}


def install(shell):
    """What the README says, word for word; and what it asks of a user's own file."""
    readme = open(os.path.join(os.path.dirname(__file__), "..", "..", "README.md"), encoding="utf-8").read()
    (command,) = re.findall(rf"^    (.*gouji completions {shell} >.*?)(?: +#.*)?$", readme, re.MULTILINE)
    subprocess.run(["bash", "-c", command], env=environment, check=True)
    subprocess.run([gouji, "completions", shell, "--locale", "en"], capture_output=True, check=True)
    if shell == "bash":
        with open(folder + "/.bashrc", "a") as file:
            file.write("PS1='$ '\n")
    elif shell == "zsh":
        with open(folder + "/.zshrc", "w") as file:
            file.write("fpath=(~/.zsh $fpath)\nautoload -Uz compinit && compinit -u\nPS1='$ '\nsetopt no_beep\n")


class Terminal:
    """A shell on a terminal of its own."""

    def __init__(self, shell):
        self.process, self.file = pty.fork()
        if self.process == 0:
            os.chdir(folder)
            os.execvpe(setup[shell][0], setup[shell], environment)
        self.read(1.5)

    def read(self, quiet, limit=20):
        """What comes until nothing has come for `quiet` seconds."""
        text = b""
        end = time.time() + limit
        while time.time() < end and select.select([self.file], [], [], quiet)[0]:
            try:
                part = os.read(self.file, 65536)
            except OSError:
                break
            if not part:
                break
            text += part
        return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>()][A-Z0-9]?|[\x07\x08]", "", text.decode("utf-8", "replace"))

    def type(self, text, quiet=0.7):
        os.write(self.file, text.encode())
        return self.read(quiet)

    def close(self):
        os.close(self.file)
        os.kill(self.process, 9)
        os.waitpid(self.process, 0)


def check(shell, name, passed, seen):
    global failed
    failed = failed or not passed
    print(("ok" if passed else "not ok"), shell, name, flush=True)
    if not passed:
        print("   ", repr(seen[-400:]))


def typed(shell):
    """Real key presses: a word that Tab makes whole, a list, a file name with a space."""
    terminal = Terminal(shell)
    try:
        seen = terminal.type("gouji li\t")
        check(shell, "a verb is made whole", "lint" in seen.replace("\r", "").replace(" ", "").replace("\n", ""), seen)
        seen = terminal.type("--form\t")
        check(shell, "an option is made whole", "--format" in seen or "at" in seen, seen)
        terminal.type("\x15")
        terminal.type("\x03")
        seen = terminal.type("gouji lint --format sa\t")
        check(shell, "a value is made whole", "sarif" in seen or "rif" in seen, seen)
        terminal.type("\x15")
        seen = terminal.type("gouji lint 一\t")
        check(shell, "a file name with a space is made whole", re.search(r"一?\\? ?报告\.gouji", seen) is not None, seen)
        terminal.type("\x15")
        seen = terminal.type("gouji lint --fail-on \t\t")
        check(shell, "values are listed", all(word in seen for word in ("error", "warning", "info", "hint", "never")), seen)
    finally:
        terminal.close()


# A line, what must be offered behind it, and what must not.
cases = [
    ("gouji ", {"lint", "figures", "tables", "explain", "rules", "format", "completions"}, set()),
    ("gouji lint --", {"--format", "--baseline", "--update-baseline", "--fail-on", "--locale"}, {"--write"}),
    ("gouji format --", {"--write", "--check"}, {"--baseline"}),
    ("gouji lint --format ", {"text", "json", "sarif", "github", "gitlab", "junit", "rdjson"}, {"二.gouji"}),
    ("gouji --locale ", {"zh", "en"}, set()),
    ("gouji --locale en l", {"lint"}, set()),
    ("gouji completions ", {"bash", "zsh", "fish"}, {"二.gouji"}),
    ("gouji lint --baseline ", {"二.gouji"}, set()),
    ("gouji lint --select A1", {"A1", "A10"}, {"B1"}),
    ("gouji explain B1", {"B1", "B10"}, {"A1"}),
    ("gouji lint ", {"二.gouji", "一 报告.gouji"}, set()),
    ("gouji rules --format ", {"text", "json"}, {"sarif"}),
]


def asked(shell):
    """The answers for many lines: by the shell's own function, in zsh from the screen."""
    terminal = Terminal(shell) if shell == "zsh" else None
    for line, present, absent in cases:
        if terminal:
            terminal.type(line)
            seen = terminal.type("\t", 0.4) + terminal.type("\t", 0.4)
            terminal.type("\x15", 0.2)
            seen = seen.replace("\\ ", " ")
            check(shell, repr(line), all(one in seen for one in present) and not any(one in seen for one in absent), seen)
            continue
        if shell == "fish":
            run = subprocess.run(["fish", "-c", "complete -C " + repr(line)], env=environment, cwd=folder, capture_output=True)
        else:
            words = line.split(" ")
            script = ('source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE=$*; '
                      'compopt() { :; }; _gouji; printf "%s\\n" "${COMPREPLY[@]}"')
            run = subprocess.run(["bash", "-c", script, "bash", folder + "/.gouji.bash", *words], env=environment, cwd=folder,
                                 capture_output=True)
        found = {one.split("\t")[0].replace("\\ ", " ") for one in run.stdout.decode().splitlines()}
        check(shell, repr(line), present <= found and not absent & found and not run.stderr, str(found) + run.stderr.decode())


for shell in sys.argv[2:]:
    assert shutil.which(shell), f"{shell} is not installed"
    version = subprocess.run([shell, "--version"], capture_output=True).stdout.decode().splitlines()[0]
    print("==", version)
    install(shell)
    typed(shell)
    asked(shell)
shutil.rmtree(folder)
sys.exit(failed)
