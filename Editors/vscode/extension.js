'use strict';
// The extension: starts the client and has the commands.

const vscode = require('vscode');
const {Client} = require('./client/client');
const convert = require('./client/convert');
const text = require('./client/text');

let client;

/** The arguments of a command for the document and the cursor of the active editor. */
function here() {
  const editor = vscode.window.activeTextEditor;
  if (!editor || editor.document.languageId !== 'gouji') return undefined;
  return [editor.document.uri.toString(), convert.toPosition(editor.selection.active)];
}

function execute(command, given, token) {
  return client.ask('workspace/executeCommand', {command, arguments: given}, token);
}

async function activate(context) {
  const output = vscode.window.createOutputChannel('Gouji');
  client = new Client(output);
  const command = (name, action) => context.subscriptions.push(vscode.commands.registerCommand(name, action));
  context.subscriptions.push(output);

  command('gouji.explain', async (...given) => {
    const place = given.length > 1 ? given : here();
    const result = place && await execute('gouji.explain', place);
    if (!result) {
      vscode.window.showInformationMessage(text.nothing);
      return undefined;
    }
    output.appendLine(result);
    output.show(true);
    return result;
  });
  command('gouji.fixAll', async (...given) => {
    const place = given.length ? given : here();
    if (place) await execute('gouji.fixAll', place.slice(0, 1));
  });
  command('gouji.checkWorkspace', async () => {
    const options = {location: vscode.ProgressLocation.Notification, title: text.checking, cancellable: true};
    const counts = await vscode.window.withProgress(options, (_, token) => execute('gouji.checkWorkspace', [], token));
    if (counts) vscode.window.showInformationMessage(text.checked(counts));
    return counts;
  });
  command('gouji.restart', () => client.restart().catch((error) => client.log(error)));

  await client.start().catch((error) => client.log(error));
}

async function deactivate() {
  if (client) await client.dispose();
}

module.exports = {activate, deactivate};
