;;; lsp-mode.el --- a session in a real Emacs with lsp-mode, in batch  -*- lexical-binding: t -*-
;; With the configuration of Editors/: open, diagnostics, definition, rename, an edit, diagnostics gone.

(require 'package)
(add-to-list 'package-directory-list "/usr/share/emacs/site-lisp/elpa")
(package-initialize)
(setq lsp-warn-no-matched-clients nil lsp-auto-guess-root t lsp-restart 'ignore lsp-enable-file-watchers nil lsp-enable-snippet nil
      lsp-session-file (make-temp-file "lsp-session") make-backup-files nil create-lockfiles nil lsp-idle-delay 0.05
      lsp-debounce-full-sync-notifications nil lsp-diagnostics-provider :flymake lsp-completion-enable nil
      lsp-headerline-breadcrumb-enable nil lsp-modeline-diagnostics-enable nil lsp-response-timeout 20)
(require 'lsp-mode)
(require 'lsp-diagnostics)
(require 'flymake)
(load (getenv "CONFIG"))

(defun say (format &rest arguments) (princ (concat (apply #'format format arguments) "\n")))
(defun expect (name condition detail) (if condition (say "ok %s" name) (say "not ok %s: %S" name detail)))
(defun wait-for (condition)
  (let ((end (+ (float-time) 20)))
    (while (and (not (funcall condition)) (< (float-time) end)) (accept-process-output nil 0.05) (sit-for 0.01))
    (funcall condition)))
(defun found () (gethash (lsp--fix-path-casing (expand-file-name (buffer-file-name))) (lsp-diagnostics t)))
(defun go-to (text) (goto-char (point-min)) (search-forward text) (goto-char (match-beginning 0)))

(condition-case failure
    (progn
      (setq lsp--session (make-lsp-session))
      (lsp-workspace-folders-add default-directory)
      (find-file "report.gouji")
      (font-lock-ensure)
      (expect "mode" (and (derived-mode-p 'gouji-mode) (eq 'gouji-key-face (get-text-property (progn (goto-char (point-min)) (forward-line 1) (point)) 'face))) major-mode)
      (lsp)
      (say "emacs %s lsp-mode" emacs-version)
      (wait-for #'found)
      (expect "diagnostics" (= 1 (length (found))) (found))
      (go-to "!合计!本年支出合计}，其中")
      (forward-char 5)
      (let ((places (lsp-request "textDocument/definition" (lsp--text-document-position-params))))
        (expect "definition" (= 14 (gethash "line" (gethash "start" (gethash "range" (seq-elt places 0))))) places))
      (go-to "{#基本}")
      (forward-char 2)
      (lsp-rename "基本支出额")
      (expect "rename" (string-match "{=#基本支出额 / " (buffer-string)) (buffer-string))
      (go-to "6.00")
      (delete-char 1)
      (insert "5")
      (wait-for (lambda () (null (found))))
      (expect "diagnostics gone" (null (found)) (found))
      (expect "end" t nil))
  (error (expect "session" nil failure)))
(set-buffer-modified-p nil)
(kill-emacs 0)
