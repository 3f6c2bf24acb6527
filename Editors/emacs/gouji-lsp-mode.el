;;; gouji-lsp-mode.el --- Gouji in Emacs with lsp-mode  -*- lexical-binding: t -*-

;;; Commentary:
;; The program `gouji' must be on `exec-path'.

;;; Code:

(require 'gouji-mode)

(with-eval-after-load 'lsp-mode
  (add-to-list 'lsp-language-id-configuration '(gouji-mode . "gouji"))
  (lsp-register-client
   (make-lsp-client :new-connection (lsp-stdio-connection '("gouji" "server"))
                    :major-modes '(gouji-mode)
                    ;; lsp-mode counts characters, also where it does not say so.
                    :initialization-options '((positionEncoding . "utf-32"))
                    :server-id 'gouji)))
(add-hook 'gouji-mode-hook #'lsp-deferred)

(provide 'gouji-lsp-mode)
;;; gouji-lsp-mode.el ends here
