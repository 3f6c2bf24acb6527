;;; gouji-eglot.el --- Gouji in Emacs with eglot  -*- lexical-binding: t -*-

;;; Commentary:
;; The program `gouji' must be on `exec-path'.  Emacs 29 has eglot; before that, install it (Debian: elpa-eglot).

;;; Code:

(require 'gouji-mode)

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs '(gouji-mode . ("gouji" "server"))))
(add-hook 'gouji-mode-hook #'eglot-ensure)

(provide 'gouji-eglot)
;;; gouji-eglot.el ends here
