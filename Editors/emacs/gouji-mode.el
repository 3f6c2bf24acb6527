;;; gouji-mode.el --- Major mode for Gouji reports  -*- lexical-binding: t -*-
;; Version: 0.1
;; Package-Requires: ((emacs "27.1"))

;;; Commentary:
;; Colours for final-accounts reports, `//' comments, and the parts and sections in imenu.  Every line is read once, from its
;; start; what it is may depend on the lines before it.  Checked against the language server and Grammar/highlighting.json by
;; Tests/Grammar.  `gouji-eglot' and `gouji-lsp-mode' add the language server.

;;; Code:

(defgroup gouji nil "Final-accounts reports." :group 'text)

(defface gouji-heading-face '((t :inherit font-lock-function-name-face :weight bold)) "Titles of sections.")
(defface gouji-numbering-face '((t :inherit font-lock-keyword-face)) "Numbers of sections and items.")
(defface gouji-table-title-face '((t :inherit font-lock-type-face)) "Titles of tables.")
(defface gouji-caption-face '((t :inherit font-lock-preprocessor-face)) "What stands over a table.")
(defface gouji-keyword-face '((t :inherit font-lock-keyword-face)) "Directives and the fences of the front matter.")
(defface gouji-key-face '((t :inherit font-lock-variable-name-face)) "Keys of the front matter and of directives.")
(defface gouji-number-face '((t :inherit font-lock-constant-face)) "Figures.")
(defface gouji-constant-face '((t :inherit gouji-number-face)) "Numbers in formulas.")
(defface gouji-unit-face '((t :inherit font-lock-type-face)) "Units of figures.")
(defface gouji-operator-face '((t :inherit font-lock-builtin-face)) "Marks in references.")
(defface gouji-name-face '((t :inherit font-lock-variable-name-face)) "Names of figures.")
(defface gouji-function-face '((t :inherit font-lock-function-name-face)) "Functions in formulas.")
(defface gouji-path-face '((t :inherit font-lock-string-face)) "Tables, rows and columns in references.")
(defface gouji-comment-face '((t :inherit font-lock-comment-face)) "Comments, notes and reasons.")
(defface gouji-rule-face '((t :inherit font-lock-warning-face)) "Rules that are silenced.")

;;; What lines are made of

(defconst gouji--digit "[0-9０-９]")
(defconst gouji--space "[ \t\u00a0\u3000\u2000-\u200b\ufeff]")
(defconst gouji--name "[[:alnum:]_〇]")
(defconst gouji--han "[〇零○一二三四五六七八九十百两壹贰叁]")
(defconst gouji--count-words
  (concat "\\(?:分钟\\|人次\\|人/次\\|人\\|批次\\|批（次）\\|批(次)\\|批\\|辆次\\|辆\\|台（套）\\|台(套)\\|台\\|套\\|个月\\|个\\|家次\\|家\\|名\\|次\\|项"
          "\\|份\\|户次\\|户\\|所\\|笔\\|宗\\|件\\|起\\|场次\\|场\\|期\\|组\\|位\\|平方米\\|平方公里\\|公里\\|米\\|亩\\|公顷\\|吨\\|天\\|周\\|小时\\|册\\|张\\|条"
          "\\|篇\\|门\\|间\\|座\\|处\\|种\\|类\\|室\\|股室\\|股\\|科室\\|中心\\)"))
(defconst gouji--unit
  (concat "\\(?:\\(?:亿元\\|万元\\|千元\\|元\\)\\(?:/\\cC+\\)?\\|[%％‰]\\|个?百分点\\|[万亿]?" gouji--count-words "\\(?:/\\cC+\\)?\\|[万亿]\\|分\\|倍\\)"))
(defconst gouji--numeral-unit "\\(?:个\\|项\\|家\\|名\\|辆\\|批次\\|人次\\|台（套）\\|台(套)\\|台\\|套\\|户\\|所\\|份\\)")
(defconst gouji--marks
  (concat gouji--space "*\\(?:[-*]" gouji--space "+\\)?\\(?:#\\{1,6\\}" gouji--space "+\\)?\\(?:\\(?:\\*\\*\\|<b>\\)" gouji--space "*\\)*"))
(defconst gouji--numbering
  (concat "\\(?:第 *\\(?:" gouji--digit "\\{1,2\\}\\|" gouji--han "\\{1,7\\}\\) *\\(?:部分\\|章\\|节\\|编\\)\\|" gouji--han "\\{1,7\\}[、.．]"
          "\\|[（(] *\\(?:" gouji--han "\\{1,7\\}\\|" gouji--digit "\\{1,2\\}\\) *[）)]\\|[①-⑳]\\|" gouji--digit "\\{1,2\\}[、.．]\\)"))
(defconst gouji--caption-field
  (concat "\\(?:\\(?:财决公开\\|决算公开\\|公开\\|财决\\) *[-0-9０-９]+ *表"
          "\\|[（(]?\\(?:金额\\)?单位 *[:：] *\\(?:人民币\\)?\\(?:亿元\\|万元\\|千元\\|元\\)[）)]?"
          "\\|[（(]?" gouji--digit "\\{4\\} *年 *度?[）)]?"
          "\\|\\(?:编制\\)?\\(?:公开\\)?\\(?:部门\\|单位\\)\\(?:名称\\)? *[:：] *[^。，；：？,;{=\t\n 　]+\\)"))
(defconst gouji--date
  (concat "[～~〜、和与及到至—–-]"))

(defun gouji--face (start end face)
  "Give the text from START to END the FACE."
  (put-text-property start end 'face face))

;;; Figures

(defun gouji--number-end ()
  "Where the number at point ends.  Point is at a digit."
  (save-excursion
    (let ((grouped nil))
      (cond
       ((looking-at "[0-9]\\{1,3\\},[0-9]\\{3\\}\\(?:[^0-9]\\|$\\)\\|[0-9]\\{1,3\\}\\(?:,[0-9]\\{3\\}\\)+\\(?:[^0-9]\\|$\\)")
        (skip-chars-forward "0-9")
        (while (looking-at ",[0-9]\\{3\\}\\(?:[^0-9]\\|$\\)") (forward-char 4)))
       ((looking-at "[0-9]\\{1,3\\}\\(?:, [0-9]\\{3\\}\\)+ ?[.．] ?[0-9]") (skip-chars-forward "0-9, ") (skip-chars-backward ", ") (setq grouped t))
       ((looking-at "[０-９]\\{1,3\\}，[０-９]\\{3\\}\\(?:[^０-９]\\|$\\)")
        (skip-chars-forward "０-９")
        (while (looking-at "，[０-９]\\{3\\}\\(?:[^０-９]\\|$\\)") (forward-char 4)))
       (t (skip-chars-forward "0-9０-９")))
      (cond
       ((looking-at (concat "[.．]" gouji--digit "+")) (goto-char (match-end 0)))
       ((and (looking-at (concat " ?[.．] ?\\(" gouji--digit "\\{1,4\\}\\)\\(?:[^0-9０-９]\\|$\\)"))
             (let ((end (match-end 1)))
               (not (save-match-data (save-excursion (goto-char (match-beginning 1)) (looking-at "\\(?:19\\|20\\)[0-9][0-9]年"))))
               (prog1 (or grouped (not (save-excursion (goto-char (match-beginning 1)) (looking-at "\\(?:19\\|20\\)[0-9][0-9]年"))))
                 (set-match-data (list (match-beginning 0) end)))))
        (goto-char (match-end 0))))
      (point))))

(defun gouji--fontify-unit (end)
  "Colour the unit at or behind point, before END; point moves behind it."
  (when (looking-at (concat gouji--space "*\\(" gouji--unit "\\)"))
    (when (<= (match-end 1) end)
      (gouji--face (match-beginning 1) (match-end 1) 'gouji-unit-face)
      (goto-char (match-end 1)))))

(defun gouji--fontify-figures (start end)
  "Colour the figures and the markup of a sentence from START to END."
  (goto-char start)
  (while (re-search-forward (concat "[0-9０-９{｛]\\|" gouji--han "+") end t)
    (let ((from (match-beginning 0)) (before (char-before (match-beginning 0))))
      (goto-char from)
      (cond
       ((memq (char-after) '(?{ ?｛)) (unless (gouji--fontify-markup end) (forward-char 1)))
       ((not (looking-at gouji--digit))
        (looking-at (concat gouji--han "+"))
        (let ((stop (match-end 0)))
          (goto-char stop)
          (if (and (looking-at gouji--numeral-unit) (<= (- stop from) 7) (not (memq before (string-to-list "第其之星“‘「『\""))))
              (let ((unit (match-end 0)))
                (gouji--face from stop 'gouji-number-face)
                (gouji--face stop unit 'gouji-unit-face)
                (goto-char unit)))))
       ;; What is no figure: dates, numbers of documents, ordinals, codes.
       ((looking-at (concat gouji--digit "\\{4\\}\\(?:" gouji--date gouji--digit "\\{4\\}\\)* *年度?\\(?: *" gouji--digit "\\{1,2\\} *[月日时]\\)*"))
        (goto-char (match-end 0)))
       ((looking-at (concat gouji--digit "\\{1,2\\}\\(?:[-—–至～~]" gouji--digit "\\{1,2\\}\\)? *[月日时]\\(?: *" gouji--digit "\\{1,2\\} *[月日时]\\)*"))
        (goto-char (match-end 0)))
       ((looking-at (concat gouji--digit "+ *号")) (goto-char (match-end 0)))
       ((and (memq before '(?〔 ?\[ ?［)) (looking-at (concat gouji--digit "+[]〕］][ 第]*" gouji--digit "+ *号"))) (goto-char (match-end 0)))
       ((or (eq before ?第) (and (eq before ?\s) (eq (char-before (1- from)) ?第))) (goto-char (gouji--number-end)))
       ((or (and before (string-match-p "[A-Za-z]" (char-to-string before))) (looking-at "[0-9]+[A-Za-z]"))
        (skip-chars-forward "A-Za-z0-9_.\\-"))
       ((and (looking-at (concat gouji--digit "\\{12,\\}")) (not (looking-at (concat gouji--digit "+\\(?:[.．,]\\|" gouji--space "*" gouji--unit "\\)"))))
        (goto-char (match-end 0)))
       (t
        (let ((stop (gouji--number-end)))
          (when (and (memq before '(?- ?－ ?−))
                     (not (and (> (1- from) start)
                               (string-match-p "[0-9０-９A-Za-z年月日－−-]" (char-to-string (char-before (1- from)))))))
            (setq from (1- from)))
          (gouji--face from stop 'gouji-number-face)
          (goto-char stop)
          (gouji--fontify-unit end)
          (gouji--fontify-tail end)))))))

(defun gouji--fontify-tail (end)
  "Colour the markup behind a number, up to END, and the unit behind that."
  (let ((any nil))
    (while (and (< (point) end) (memq (char-after) '(?{ ?｛)) (gouji--fontify-markup end)) (setq any t))
    (when any (gouji--fontify-unit end))))

;;; References

(defun gouji--fontify-markup (end)
  "Colour the reference, note or suppression at point, up to END; nil if the brace opens none."
  (cond
   ((looking-at (concat "[{｛]" gouji--space "*[注註][:：][^{}｛｝\t\n]*[}｝]?"))
    (gouji--face (point) (match-end 0) 'gouji-comment-face)
    (goto-char (match-end 0)))
   ((looking-at (concat "\\([{｛]\\)" gouji--space "*\\(忽略\\)" gouji--space "*\\([^:：{}｛｝\t\n]*\\)\\(?:\\([:：]\\)\\([^{}｛｝\t\n]*\\)\\)?\\([}｝]\\)"))
    (dolist (part '((1 . gouji-operator-face) (2 . gouji-operator-face) (3 . gouji-rule-face) (4 . gouji-operator-face)
                    (5 . gouji-comment-face) (6 . gouji-operator-face)))
      (when (match-beginning (car part)) (gouji--face (match-beginning (car part)) (match-end (car part)) (cdr part))))
    (goto-char (match-end 0)))
   ((looking-at (concat "[{｛]" gouji--space "*[=＝#＃]"))
    (let ((start (point)))
      (forward-char 1)
      (skip-chars-forward "^{}｛｝\t\n" end)
      (when (memq (char-after) '(?} ?｝)) (forward-char 1))
      (let ((stop (point)))
        (gouji--fontify-formula start stop)
        (goto-char stop))))))

(defun gouji--fontify-formula (start end)
  "Colour the formula from START to END."
  (goto-char start)
  (while (< (point) end)
    (let ((from (point)) (before (char-before)))
      (cond
       ((and (memq before '(?# ?＃)) (> from start) (looking-at (concat gouji--name "+")))
        (gouji--face from (match-end 0) 'gouji-name-face))
       ((looking-at (concat "\\(?:" gouji--name "+\\|['‘’][^'‘’}｝\t\n]*['‘’]\\)\\(" gouji--space "*[(（]\\)"))
        (gouji--face from (match-beginning 1) 'gouji-function-face)
        (set-match-data (list from (match-beginning 1))))
       ((looking-at "['‘’][^'‘’}｝\t\n]*['‘’]") (gouji--face from (match-end 0) 'gouji-path-face))
       ((and (looking-at gouji--digit)
             (not (save-excursion (skip-chars-backward " \t　") (memq (char-before) '(?! ?！))))
             (let ((stop (gouji--number-end)))
               (save-excursion
                 (goto-char stop)
                 (when (looking-at (concat gouji--space "*" gouji--unit)) (setq stop (match-end 0)) (goto-char stop))
                 (unless (looking-at (concat gouji--name "\\|" gouji--space "*[!！]"))
                   (gouji--face from stop 'gouji-constant-face)
                   (set-match-data (list from stop))
                   t)))))
       ((looking-at (concat gouji--name "+")) (gouji--face from (match-end 0) 'gouji-path-face))
       ((looking-at "[-+*/×÷＋－−＊／?？=＝<>＜＞≈≤≥#＃!！(（)）,，、{}｛｝]") (gouji--face from (match-end 0) 'gouji-operator-face))
       (t (looking-at "\\(?:.\\|\n\\)")))
      (goto-char (min end (max (match-end 0) (1+ from)))))))

;;; Lines

(defun gouji--fontify-row (start end)
  "Colour the cells of a table's row from START to END: figures that are a whole cell, and markup."
  (let ((parting (if (save-excursion (goto-char start) (looking-at "[ 　]*|")) "^|\n" "^\t\n"))
        (done nil))
    (goto-char start)
    (while (and (<= (point) end) (not done))
      (let ((from (point)))
        (skip-chars-forward parting end)
        (let ((stop (point)))
          (goto-char from)
          (if (not (looking-at (concat "[ 　]*\\([-－−]?" gouji--digit "\\|[（(] *" gouji--digit "\\)")))
              (while (and (skip-chars-forward "^{｛" stop) (< (point) stop)) (unless (gouji--fontify-markup stop) (forward-char 1)))
            (let* ((number (match-beginning 1))
                   (text (buffer-substring-no-properties number stop))
                   (plain (concat "\\(?:[-－−]?" gouji--digit "+\\(?: ?[,，.．] ?" gouji--digit "+\\)*\\|[（(]" gouji--digit "+\\(?: ?[,，.．] ?"
                                  gouji--digit "+\\)*[）)]\\)"))
                   (marks "\\(?:[{｛][^{}｛｝]*[}｝]\\)*"))
              (cond
               ((string-match (concat "\\`\\(" plain "\\) *" marks "\\(?: *" gouji--unit "\\)?" marks "[ 　]*\\'") text)
                (gouji--face number (+ number (match-end 1)) 'gouji-number-face)
                (goto-char (+ number (match-end 1)))
                (gouji--fontify-unit stop)
                (gouji--fontify-tail stop))
               ((string-match (concat "\\`\\(" plain "\\)[ 　]+\\(" plain "\\)[ 　]*\\'") text)
                (gouji--face number (+ number (match-end 1)) 'gouji-number-face)
                (gouji--face (+ number (match-beginning 2)) (+ number (match-end 2)) 'gouji-number-face))
               (t (goto-char number)
                  (while (and (skip-chars-forward "^{｛" stop) (< (point) stop)) (unless (gouji--fontify-markup stop) (forward-char 1)))))))
          (if (< stop end) (goto-char (1+ stop)) (setq done t)))))))

(defun gouji--title-p (start end)
  "Whether the text from START to END reads as a title."
  (let* ((text (replace-regexp-in-string "\\(?:\\*\\*\\|</b>\\)?[ \t　]*\\'" "" (buffer-substring-no-properties start end)))
         (length (length text)))
    (and (> length 0)
         (or (and (<= length 61) (string-match-p "\\`[^；。！？：:，,]+[：:]?\\'" text))
             (and (<= length 30) (string-match-p "\\`[^；。！？：:，,]*[，,][^；。！？：:，,]+[：:]?\\'" text))
             (and (<= length 24) (string-match-p "\\`[^；。！？：:，,]+[。！？]\\'" text))
             (and (<= length 24) (string-match-p "[0-9]" text) (string-match-p "\\`[^；。！？：:，,]+[，,][^；。！？：:，,]+[。！？]\\'" text))))))

(defun gouji--row-p ()
  "Whether the line at point is a table's row."
  (or (looking-at "[^\t\n]*\t[^\t\n]*\t")
      (looking-at "[ 　]*|")
      (and (looking-at "[^\t\n]*\t")
           (save-excursion (and (zerop (forward-line -1)) (looking-at "[^\t\n]*\t[^\t\n]*\t"))))))

(defun gouji--directive ()
  "The name of the directive that the indented line at point belongs to, or nil."
  (save-excursion
    (while (and (looking-at "[ \t]+[^ \t\n]") (not (looking-at "[ \t]*//")) (zerop (forward-line -1))))
    (and (looking-at (concat "[@＠]\\(" gouji--name "*\\)")) (match-string-no-properties 1))))

(defun gouji--front-matter-p ()
  "Whether the line at point stands in the front matter."
  (let ((here (point)))
    (save-excursion
      (goto-char (point-min))
      (skip-chars-forward "\ufeff \t\n　")
      (beginning-of-line)
      (and (looking-at "\ufeff?---+[ \t　]*$")
           (or (= here (point))
               (let ((inside t))
                 (while (and inside (zerop (forward-line 1)) (< (point) here))
                   (setq inside (looking-at (concat gouji--space "*\\(?:$\\|//\\|\\(?:" gouji--name "\\|-\\)\\{1,30\\}" gouji--space "*[:：]\\)"))))
                 (and inside (= (point) here)
                      (looking-at (concat "---+[ \t　]*$\\|" gouji--space "*\\(?:$\\|//\\|\\(?:" gouji--name "\\|-\\)\\{1,30\\}" gouji--space "*[:：]\\)")))))))))

(defun gouji--fontify-statement (name start end)
  "Colour a statement of the directive NAME from START to END."
  (goto-char start)
  (cond
   ((and (equal name "勾稽") (looking-at (concat gouji--space "*\\(或" gouji--space "*[:：]\\)\\(.*\\)")))
    (gouji--face (match-beginning 1) (match-end 1) 'gouji-key-face)
    (gouji--fontify-formula (match-beginning 2) end))
   ((and (not (member name '("定义" "忽略"))) (looking-at (concat gouji--space "+\\(\\(?:" gouji--name "\\|-\\)\\{1,30\\}\\)" gouji--space "*[:：]")))
    (gouji--face (match-beginning 1) (match-end 1) 'gouji-key-face))
   ((and (equal name "勾稽") (looking-at ".*[=＝≈≤≥<>＜＞]")) (gouji--fontify-formula start end))
   ((and (equal name "定义") (looking-at (concat gouji--space "*\\([^=＝\n]*?\\)" gouji--space "*[=＝]")))
    (gouji--face (match-beginning 1) (match-end 1) 'gouji-key-face))
   ((and (equal name "忽略") (looking-at (concat gouji--space "*\\([^:：\n]*?\\)" gouji--space "*[:：]\\(.*\\)")))
    (gouji--face (match-beginning 1) (match-end 1) 'gouji-key-face)
    (gouji--face (match-beginning 2) (match-end 2) 'gouji-comment-face))
   (t
    (while (re-search-forward "[ \t]\\([^ \t\n=＝]+\\)[=＝]" end t) (gouji--face (match-beginning 1) (match-end 1) 'gouji-key-face)))))

(defun gouji--fontify-line ()
  "Colour the line at whose start point is."
  (let ((start (point)) (end (line-end-position)) name)
    (cond
     ((looking-at (concat gouji--space "*//")) (gouji--face start end 'gouji-comment-face))
     ((looking-at (concat "[@＠]\\(" gouji--name "*\\)"))
      (gouji--face start (match-end 0) 'gouji-keyword-face)
      (gouji--fontify-statement (match-string-no-properties 1) (match-end 0) end))
     ((gouji--front-matter-p)
      (cond
       ((looking-at "\ufeff?\\(---+\\)[ \t　]*$") (gouji--face (match-beginning 1) (match-end 1) 'gouji-keyword-face))
       ((looking-at (concat gouji--space "*\\(\\(?:" gouji--name "\\|-\\)\\{1,30\\}\\)" gouji--space "*[:：]"))
        (gouji--face (match-beginning 1) (match-end 1) 'gouji-key-face))))
     ((and (looking-at "[ \t]+[^ \t\n]") (not (looking-at "[^\t\n]*\t[^\t\n]*\t")) (setq name (gouji--directive)))
      (gouji--fontify-statement name start end))
     ;; Contents
     ((and (< (- end start) 300)
           (looking-at ".*\\(?:[.·]\\|…\\)[ \t　]*[0-9０-９]\\{1,4\\}[ \t　]*$")
           (looking-at (concat "\\(" gouji--marks "\\)\\(" gouji--numbering "\\)?\\(.*?[^ .·…　\n]\\)\\(?:\\(?:" gouji--space "*[.·]\\)\\{3,\\}" gouji--space "*"
                          "\\|\\(?:" gouji--space "*…\\)+" gouji--space "*\\)" gouji--digit "\\{1,4\\}[ \t　]*$")))
      (gouji--face (match-beginning 3) (match-end 3) 'gouji-heading-face)
      (when (match-beginning 2) (gouji--face (match-beginning 2) (match-end 2) 'gouji-numbering-face)))
     ((and (< (- end start) 300)
           (looking-at (concat "\\(" gouji--marks "\\)\\(" gouji--numbering "\\)\\([^，。；\t\n]*?\\)\\(?:\\(?:[.·…] *\\)\\{5,\\}\\|\t" gouji--digit
                               "\\{1,3\\}\\)[ 　]*$")))
      (gouji--face (match-beginning 3) (match-end 3) 'gouji-heading-face)
      (gouji--face (match-beginning 2) (match-end 2) 'gouji-numbering-face))
     ((gouji--row-p) (gouji--fontify-row start end))
     ((looking-at (concat gouji--space "*目" gouji--space "*录" gouji--space "*$")) (gouji--face start end 'gouji-heading-face))
     ((looking-at (concat gouji--space "*\\(?:[-*]" gouji--space "+\\)?#\\{1,6\\}\\(?:" gouji--space "\\|$\\)"))
      (let ((from (match-end 0)))
        (gouji--face from end 'gouji-heading-face)
        (gouji--fontify-figures from end)))
     ((and (looking-at (concat "\\(" gouji--marks "\\)\\(" gouji--numbering "\\)"))
           (let ((stop (match-end 2)))
             (or (not (string-match-p "\\`[0-9０-９]" (match-string-no-properties 2)))
                 (save-match-data
                   (save-excursion
                     (goto-char stop)
                     (and (or (memq (char-before) '(?、)) (not (looking-at gouji--digit)) (looking-at "\\(?:19\\|20\\)[0-9][0-9] ?年"))
                          (looking-at ".*[[:alpha:]]")))))))
      (let ((number (match-beginning 2)) (stop (match-end 2)))
        (goto-char stop)
        (skip-chars-forward " \t　" end)
        (let ((text (point)))
          (when (gouji--title-p text end) (gouji--face text end 'gouji-heading-face))
          (gouji--fontify-figures text end))
        (gouji--face number stop 'gouji-numbering-face)))
     ((and (< (- end start) 240)
           (looking-at (concat gouji--marks "\\(?:[^。，；：？,;{=\t\n]\\{0,50\\}?表 *\\(?:[（(][^）)\n]*[）)]\\)?\\|" gouji--caption-field "\\)\\(?:[ \t　]*"
                          gouji--caption-field "\\)*\\(?:\\*\\*\\|</b>\\)?[ \t　]*$")))
      (gouji--fontify-caption start end))
     (t (gouji--fontify-figures start end)
        ;; The unit of a number at the end of the line before.
        (goto-char start)
        (when (and (looking-at (concat "[ 　]*\\(\\(?:亿元\\|万元\\|千元\\|元\\)\\|[%％‰]\\|个?百分点\\)"))
                   (save-match-data (save-excursion (and (zerop (forward-line -1)) (not (gouji--row-p)) (progn (end-of-line) (looking-back gouji--digit (1- (point))))))))
          (gouji--face (match-beginning 1) (match-end 1) 'gouji-unit-face))))))

(defun gouji--fontify-caption (start end)
  "Colour the fields of the caption from START to END."
  (goto-char start)
  (looking-at gouji--marks)
  (goto-char (match-end 0))
  (unless (looking-at (concat gouji--caption-field "\\(?:[ \t　]\\|$\\)"))
    (when (looking-at "[^。，；：？,;{=\t\n]\\{0,50\\}?表 *\\(?:[（(][^）)\n]*[）)]\\)?")
      (gouji--face (point) (match-end 0) 'gouji-table-title-face)
      (goto-char (match-end 0))))
  (while (re-search-forward gouji--caption-field end t)
    (gouji--face (match-beginning 0) (match-end 0) 'gouji-caption-face)))

(defun gouji--fontify (limit)
  "Colour the lines from point to LIMIT.  As a matcher of font-lock it finds nothing itself."
  (beginning-of-line)
  (while (< (point) limit)
    (let ((next (line-beginning-position 2)))
      (save-match-data (gouji--fontify-line))
      (goto-char next)
      (when (eobp) (setq limit 0))))
  (goto-char (point-max))
  nil)

(defvar gouji-font-lock-keywords '((gouji--fontify (0 nil)))
  "One matcher that colours by itself.")

(defvar gouji-mode-syntax-table
  (let ((table (make-syntax-table text-mode-syntax-table)))
    (modify-syntax-entry ?{ "(}" table)
    (modify-syntax-entry ?} "){" table)
    (modify-syntax-entry ?｛ "(｝" table)
    (modify-syntax-entry ?｝ ")｛" table)
    table)
  "Syntax of Gouji reports.")

;;;###autoload
(define-derived-mode gouji-mode text-mode "Gouji"
  "Final-accounts reports: plain text, tables with tabs, and figures with references."
  (setq-local comment-start "// ")
  (setq-local comment-start-skip "//+[ \t]*")
  (setq-local indent-tabs-mode t)
  (setq-local font-lock-defaults '(gouji-font-lock-keywords t))
  (setq-local imenu-generic-expression
              `((nil ,(concat "^" gouji--marks "\\(" gouji--numbering "[^。；，\t\n.·…]\\{1,40\\}\\)$") 1))))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.gouji\\'" . gouji-mode))

(provide 'gouji-mode)
;;; gouji-mode.el ends here
