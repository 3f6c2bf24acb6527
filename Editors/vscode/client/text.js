'use strict';
// What the user reads, in Chinese where VS Code is Chinese, in English elsewhere.

const vscode = require('vscode');

const isChinese = () => vscode.env.language.toLowerCase().startsWith('zh');
const say = (chinese, english) => (isChinese() ? chinese : english);

module.exports = {
  missing: (program) => say(
    `找不到程序“${program}”。请把 gouji 放到 PATH 中，或在设置 gouji.path 里写明位置，然后运行命令“Gouji: 重新启动语言服务器”。`,
    `The program “${program}” was not found. Put gouji on the PATH or its place into the setting gouji.path, then run “Gouji: Restart the language server”.`),
  ended: (code, signal) => say(`语言服务器结束了（${signal || code}）`, `The language server ended (${signal || code})`),
  get dead() {
    return say('语言服务器接连结束了几次，不再启动。详情见输出“Gouji”。', 'The language server ended several times and is not started again. See the output “Gouji”.');
  },
  get nothing() {
    return say('光标处没有参与勾稽关系的数', 'No figure at the cursor takes part in a relation.');
  },
  get checking() {
    return say('正在核对工作区里的报告', 'Checking the reports of the workspace');
  },
  checked: ({files, errors, warnings}) => say(
    `核对了${files}份报告：${errors}个错误，${warnings}个警告`,
    `${files} reports checked: ${errors} errors, ${warnings} warnings`),
};
