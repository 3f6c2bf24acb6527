'use strict';
// The extension under node, with a stub for the module `vscode` and the real server: session.js EXTENSION-FOLDER
// Open, diagnostics, every provider, every command, a repair, a crash, a missing program, the end.

const Module = require('module');
const path = require('path');
const stub = require('./stub');
const {vscode, state, events, open, close} = stub;

const load = Module._load;
Module._load = function (request, ...rest) {
  return request === 'vscode' ? vscode : load.call(this, request, ...rest);
};

const folder = path.resolve(process.argv[2]);
const manifest = require(path.join(folder, 'package.json'));
const extension = require(path.join(folder, manifest.main));
for (const [name, property] of Object.entries(manifest.contributes.configuration.properties)) state.configuration[name] = property.default;

function expect(name, condition, detail) {
  console.log(condition ? `ok ${name}` : `not ok ${name}: ${(JSON.stringify(detail) || '').slice(0, 600)}`);
}

async function waitFor(condition) {
  for (let i = 0; i < 500 && !condition(); i += 1) await new Promise((done) => setTimeout(done, 20));
  return condition();
}

const token = {isCancellationRequested: false, onCancellationRequested: () => ({dispose() {}})};
const ask = (name, method, ...given) => state.providers.get(name).provider[method](...given, token);

async function session() {
  vscode.workspace.workspaceFolders = [{uri: vscode.Uri.file(process.cwd()), name: 'w'}];
  const document = open('report.gouji');
  const context = {subscriptions: []};
  await extension.activate(context);
  const found = () => (state.collections.get('gouji') || new Map()).get(document.uri.toString()) || [];
  const place = (text, within = 0) => document.positionAt(document.text.indexOf(text) + within);
  const range = (text) => new vscode.Range(place(text), place(text, text.length));
  const text = (where) => document.getText(where);

  await waitFor(() => found().length > 0);
  expect('diagnostics', found().length === 1 && text(found()[0].range) === '6.00' && found()[0].severity === 0 && found()[0].source === 'gouji', found());
  expect('related information', found()[0].relatedInformation.length > 0, found()[0].relatedInformation);

  const hover = await ask('Hover', 'provideHover', document, place('100.00万元'));
  expect('hover', hover.contents.value.includes('引用'), hover);
  const definition = await ask('Definition', 'provideDefinition', document, place('!合计!本年支出合计}，其中', 5));
  expect('definition', definition.length === 1 && definition[0].range.start.line === 14, definition);
  const references = await ask('Reference', 'provideReferences', document, place('{#基本}', 2), {includeDeclaration: true});
  expect('references', references.length === 2 && references.every((each) => text(each.range).includes('基本')), references);
  const highlights = await ask('DocumentHighlight', 'provideDocumentHighlights', document, place('{#基本}', 2));
  expect('highlights', highlights.length === 2, highlights);
  const symbols = await ask('DocumentSymbol', 'provideDocumentSymbols', document);
  expect('document symbols', symbols.length > 0 && symbols.some((each) => each.children.length > 0), symbols);
  const everywhere = await ask('WorkspaceSymbol', 'provideWorkspaceSymbols', '支出');
  expect('workspace symbols', everywhere.length > 0 && everywhere[0] instanceof vscode.SymbolInformation, everywhere);
  const folding = await ask('FoldingRange', 'provideFoldingRanges', document, {});
  expect('folding', folding.length > 0 && folding.every((each) => each.end > each.start), folding);
  const selection = await ask('SelectionRange', 'provideSelectionRanges', document, [place('60.00万元{#基本}')]);
  expect('selection', selection.length === 1 && selection[0].parent instanceof vscode.SelectionRange, selection);
  document.edit([new vscode.TextEdit(range('60.00万元{#基本}'), '60.00万元{#基本}{忽略 引用: 口径}')]);
  const links = await ask('DocumentLink', 'provideDocumentLinks', document);
  expect('links', links.length === 1 && text(links[0].range) === '引用' && links[0].target, links);
  document.edit([new vscode.TextEdit(range('{忽略 引用: 口径}'), '')]);
  const [item] = await ask('CallHierarchy', 'prepareCallHierarchy', document, place('合计\t100.00', 4));
  const sources = await ask('CallHierarchy', 'provideCallHierarchyOutgoingCalls', item);
  const users = await ask('CallHierarchy', 'provideCallHierarchyIncomingCalls', item);
  expect('call hierarchy', sources.length === 4 && users.length > 0, [sources, users]);

  const hints = await ask('InlayHints', 'provideInlayHints', document, new vscode.Range(place(''), document.positionAt(document.text.length)));
  const hint = await ask('InlayHints', 'resolveInlayHint', hints[0]);
  expect('inlay hints', hints.length === 2 && hint.label === '= 100.00' && hint.tooltip, hints);
  const lenses = await ask('CodeLens', 'provideCodeLenses', document);
  const lens = await ask('CodeLens', 'resolveCodeLens', lenses[0]);
  expect('code lens', lens.command.title.includes('不符'), lens);
  expect('code lens runs', (await vscode.commands.executeCommand(lens.command.command, ...lens.command.arguments)).includes('A7'), lens);
  expect('code lens shows', await waitFor(() => state.shown.some((each) => each.startsWith('info: '))), state.shown);
  const {provider: semantic, given} = state.providers.get('DocumentSemanticTokens');
  const tokens = await semantic.provideDocumentSemanticTokens(document, token);
  expect('semantic tokens', tokens.data.length > 0 && tokens.data.length % 5 === 0 && given[2].tokenTypes.includes('number'), tokens);
  const part = await ask('DocumentRangeSemanticTokens', 'provideDocumentRangeSemanticTokens', document, range('公开03表\n'));
  expect('semantic tokens of a range', part.data.length === 5, part);

  document.edit([new vscode.TextEdit(range('，占60%'), '，项目支出40.00万元{=支出决算表!}，占60%')]);
  const edits = await semantic.provideDocumentSemanticTokensEdits(document, tokens.resultId, token);
  const again = await semantic.provideDocumentSemanticTokens(document, token);
  const data = [...tokens.data];
  for (const edit of edits.edits || []) data.splice(edit.start, edit.deleteCount, ...(edit.data || []));
  expect('semantic tokens after an edit', JSON.stringify(edits.edits ? data : [...edits.data]) === JSON.stringify([...again.data]), edits);
  const list = await state.providers.get('CompletionItem').provider.provideCompletionItems(
    document, place('{=支出决算表!}', 8), token, {triggerKind: 1, triggerCharacter: '!'});
  expect('completion', list.items.map((each) => each.label).join() === '合计,一般公共服务支出,住房保障支出', list);
  const tables = await state.providers.get('CompletionItem').provider.provideCompletionItems(
    document, place('{=支出决算表!}', 2), token, {triggerKind: 1, triggerCharacter: '='});
  const table = tables.items.find((each) => each.label.includes('支出决算表'));
  const resolved = table && await ask('CompletionItem', 'resolveCompletionItem', table);
  expect('completion resolve', resolved && resolved.documentation !== undefined, tables.items.slice(0, 3));
  expect('completion triggers', state.providers.get('CompletionItem').given.includes('{'), state.providers.get('CompletionItem').given.slice(2));
  document.edit([new vscode.TextEdit(range('，项目支出40.00万元{=支出决算表!}'), '')]);

  await waitFor(() => found().length === 1);
  const {provider: actor} = state.providers.get('CodeActions');
  const actions = await actor.provideCodeActions(document, range('6.00'), {diagnostics: found(), only: undefined, triggerKind: 1}, token);
  const action = await actor.resolveCodeAction(actions.find((each) => each.title.includes('5.00')), token);
  expect('code action', action.kind.value === 'quickfix' && action.diagnostics.length === 1 && action.edit instanceof vscode.WorkspaceEdit, action);
  const stale = actions.find((each) => each.title.includes('5.00'));
  await vscode.workspace.applyEdit(action.edit);
  expect('repair', document.text.includes('25.00\t5.00'), document.text);
  expect('diagnostics gone', await waitFor(() => found().length === 0), found());
  stale.edit = undefined;
  const late = await actor.resolveCodeAction(stale, token);
  expect('a repair of an older text makes nothing', late.edit === undefined, late);
  const all = await actor.provideCodeActions(document, range('合计'), {diagnostics: [], only: new vscode.CodeActionKind('source.fixAll'), triggerKind: 2}, token);
  expect('nothing left to repair', all.length === 0, all);

  const offered = await ask('Rename', 'prepareRename', document, place('{=#基本', 3));
  expect('prepare rename', text(offered.range || offered) === '基本', offered);
  await vscode.workspace.applyEdit(await ask('Rename', 'provideRenameEdits', document, place('{=#基本', 3), '基本支出额'));
  expect('rename', document.text.split('#基本支出额').length === 3, document.text);
  const nowhere = await ask('Rename', 'prepareRename', document, place('第三部分')).catch((error) => error);
  expect('no rename where no name is', nowhere instanceof Error, nowhere);

  document.edit([new vscode.TextEdit(range('一、支出情况'), '\n\n\n一、支出情况  ')]);
  const formatted = await ask('DocumentFormattingEdit', 'provideDocumentFormattingEdits', document, {tabSize: 4, insertSpaces: false});
  document.edit(formatted);
  expect('formatting', !document.text.includes('\n\n\n') && document.text.includes('\n\n一、支出情况\n'), document.text);
  const ranged = await ask('DocumentRangeFormattingEdit', 'provideDocumentRangeFormattingEdits', document, range('一、支出情况'), {tabSize: 4, insertSpaces: false});
  expect('formatting a range', ranged.length === 0, ranged);

  vscode.window.activeTextEditor = {document, selection: {active: place('合计\t100.00', 4)}};
  const explained = await vscode.commands.executeCommand('gouji.explain');
  expect('explain', explained.includes('100.00') && state.output.includes(explained), explained);
  const counts = await vscode.commands.executeCommand('gouji.checkWorkspace');
  expect('check workspace', counts.files === 1 && counts.errors === 0 && state.shown.some((each) => each.includes('核对了1份报告')), [counts, state.shown]);
  document.edit([new vscode.TextEdit(range('25.00\t5.00'), '25.00\t6.00')]);
  await waitFor(() => found().length > 0);
  await vscode.commands.executeCommand('gouji.fixAll');
  expect('fix all', await waitFor(() => document.text.includes('25.00\t5.00')), document.text);

  expect('every command of the server exists', state.commands.has('gouji.relations'), [...state.commands.keys()]);
  const manifestCommands = manifest.contributes.commands.map((each) => each.command);
  expect('every command of the manifest exists', manifestCommands.every((each) => state.commands.has(each)), manifestCommands);

  state.configuration['gouji.inlayHints'] = false;
  events.onDidChangeConfiguration.fire({affectsConfiguration: (section) => section === 'gouji'});
  const fewer = async () => (await ask('InlayHints', 'provideInlayHints', document, new vscode.Range(place(''), document.positionAt(document.text.length)))).length;
  let left = -1;
  for (let i = 0; i < 50 && left !== 0; i += 1) {
    left = await fewer();
    await new Promise((done) => setTimeout(done, 20));
  }
  expect('settings are told', left === 0, left);
  state.configuration['gouji.inlayHints'] = true;

  // A crash: the server comes back and knows the document.
  document.edit([new vscode.TextEdit(range('25.00\t5.00'), '25.00\t6.00')]);
  await waitFor(() => found().length > 0);
  process.kill(Number(require('child_process').execFileSync('pgrep', ['-P', String(process.pid)]).toString().trim().split('\n')[0]), 'SIGKILL');
  await waitFor(() => found().length === 0);
  expect('it starts again after a crash', await waitFor(() => found().length > 0), state.output);

  const untitled = open('report.gouji', 'untitled:Untitled-1');
  const unsaved = () => (state.collections.get('gouji').get('untitled:Untitled-1') || []);
  expect('a report that was never saved', await waitFor(() => unsaved().length > 0), [...state.collections.get('gouji').keys()]);
  close(untitled);

  close(document);
  expect('closing clears', await waitFor(() => found().length === 0), found());
  await extension.deactivate();
  const children = require('child_process').spawnSync('pgrep', ['-P', String(process.pid)]).stdout.toString().trim();
  expect('the server ends with the editor', children === '' || !children.split('\n').some((each) => alive(Number(each))), children);
  context.subscriptions.forEach((each) => each.dispose());
  expect('nothing is left registered', state.providers.size === 0 && state.commands.size === 0, [...state.providers.keys(), ...state.commands.keys()]);

  state.configuration['gouji.path'] = '/nowhere/gouji';
  await extension.activate({subscriptions: []});
  expect('a missing program is said', state.shown.some((each) => each.startsWith('error: 找不到程序')), state.shown);
  await extension.deactivate();
  expect('end', true);
}

function alive(id) {
  try {
    process.kill(id, 0);
    return !require('fs').readFileSync(`/proc/${id}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

console.log(`node ${process.version}, the vscode module is a stub`);
session().catch((error) => expect('session', false, error.stack)).then(() => process.exit(0));
