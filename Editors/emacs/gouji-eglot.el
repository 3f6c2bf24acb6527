;;; gouji-eglot.el --- Gouji in Emacs with eglot  -*- lexical-binding: t -*-
;; Load this file from init.el. Emacs 29 has eglot; before that, install it (Debian: elpa-eglot).
;; The program `gouji' must be on `exec-path'.

(define-derived-mode gouji-mode text-mode "Gouji"
  "Final-accounts reports.")
(add-to-list 'auto-mode-alist '("\\.gouji\\'" . gouji-mode))

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs '(gouji-mode . ("gouji" "server"))))
(add-hook 'gouji-mode-hook #'eglot-ensure)

(provide 'gouji-eglot)
;;; gouji-eglot.el ends here
