'use strict';
// The life of the server: started with the first report, told of every edit, started again when it dies, ended with the editor.

const {spawn} = require('child_process');
const vscode = require('vscode');
const capabilities = require('./capabilities');
const convert = require('./convert');
const features = require('./features');
const {Connection} = require('./connection');
const text = require('./text');

/** Deaths within this time count together; after the fifth the server is left alone. */
const PERIOD = 3 * 60 * 1000;
const DEATHS = 5;
const SETTINGS = [
  'diagnostics.delay', 'diagnostics.hints', 'diagnostics.select', 'diagnostics.ignore', 'showTails', 'inlayHints', 'codeLens',
];

/** The settings as the server reads them. What is null is left to it. */
function settings() {
  const given = vscode.workspace.getConfiguration('gouji');
  const result = {};
  for (const name of SETTINGS) {
    const value = given.get(name);
    if (value === undefined || value === null) continue;
    const [head, tail] = name.split('.');
    if (tail) (result[head] = result[head] || {})[tail] = value;
    else result[head] = value;
  }
  return result;
}

class Client {
  constructor(output) {
    this.output = output;
    this.diagnostics = vscode.languages.createDiagnosticCollection('gouji');
    this.deaths = [];
    this.opened = new Map();
    this.registered = [];
    this.progress = new Map();
    this.listeners = this.listen();
  }

  /** Starts the server, and waits until it answers. */
  async start() {
    this.isWanted = true;
    const program = vscode.workspace.getConfiguration('gouji').get('path') || 'gouji';
    const folders = (vscode.workspace.workspaceFolders || []).map((each) => ({uri: each.uri.toString(), name: each.name}));
    const process = spawn(program, ['server'], {stdio: ['pipe', 'pipe', 'pipe']});
    this.process = process;
    process.stderr.on('data', (data) => this.output.append(data.toString()));
    const connection = new Connection(process.stdout, process.stdin, (error) => this.log(error));
    this.connection = connection;
    const failure = new Promise((_, reject) => process.once('error', reject));
    process.once('exit', (code, signal) => this.ended(process, connection, code, signal));
    this.handle(connection);
    let result;
    try {
      result = await Promise.race([failure, connection.request('initialize', {
        processId: globalThis.process.pid,
        clientInfo: {name: 'Visual Studio Code', version: vscode.version},
        locale: vscode.env.language,
        rootUri: folders.length ? folders[0].uri : null,
        workspaceFolders: folders.length ? folders : null,
        capabilities,
        initializationOptions: settings(),
      })]);
    } catch (error) {
      connection.close();
      if (error.code === 'ENOENT') {
        this.isWanted = false;
        vscode.window.showErrorMessage(text.missing(program));
      }
      throw error;
    }
    if (this.connection !== connection) return;
    connection.notify('initialized', {});
    this.server = result.capabilities;
    const made = features.register((method, params, token) => this.ask(method, params, token), result.capabilities);
    this.registered = made.disposables;
    this.changed = made.changed;
    this.isReady = true;
    for (const document of vscode.workspace.textDocuments) this.open(document);
  }

  /** Ends the server as the protocol has it; one that does not end is killed. */
  async stop() {
    this.isWanted = false;
    const {process, connection} = this;
    if (!process || !connection || connection.isClosed) return this.forget();
    const gone = new Promise((resolve) => (process.exitCode === null && process.signalCode === null ? process.once('exit', resolve) : resolve()));
    const timer = setTimeout(() => process.kill(), 2000);
    try {
      if (this.isReady) {
        await Promise.race([connection.request('shutdown', null), gone]);
        connection.notify('exit', null);
      } else {
        process.kill();
      }
      await gone;
    } catch (error) {
      this.log(error);
    } finally {
      clearTimeout(timer);
      this.forget();
    }
  }

  async restart() {
    await this.stop();
    this.deaths = [];
    await this.start();
  }

  async dispose() {
    this.listeners.forEach((each) => each.dispose());
    await this.stop();
    this.diagnostics.dispose();
  }

  /** The answer of the server; `undefined` while it does not run. */
  async ask(method, params, token) {
    if (!this.isReady) return undefined;
    return this.connection.ask(method, params, token);
  }

  forget() {
    this.isReady = false;
    this.registered.forEach((each) => each.dispose());
    this.registered = [];
    this.opened.clear();
    this.diagnostics.clear();
    this.progress.forEach((each) => each.end());
    this.progress.clear();
    if (this.connection) this.connection.close();
  }

  ended(process, connection, code, signal) {
    connection.close();
    if (this.process !== process || !this.isWanted) return;
    this.forget();
    this.log(text.ended(code, signal));
    const now = Date.now();
    this.deaths = [...this.deaths.filter((time) => now - time < PERIOD), now];
    if (this.deaths.length >= DEATHS) {
      this.isWanted = false;
      vscode.window.showErrorMessage(text.dead);
      return;
    }
    this.start().catch((error) => this.log(error));
  }

  log(value) {
    this.output.appendLine(String((value && value.stack) || value));
  }

  /** What the server asks and tells. */
  handle(connection) {
    const show = [null, vscode.window.showErrorMessage, vscode.window.showWarningMessage, vscode.window.showInformationMessage];
    connection.on('textDocument/publishDiagnostics', (params) => {
      const uri = vscode.Uri.parse(params.uri);
      const document = this.opened.get(uri.toString());
      if (document && typeof params.version === 'number' && params.version < document.version) return;
      this.diagnostics.set(uri, params.diagnostics.map(convert.diagnostic));
    });
    connection.on('window/logMessage', (params) => this.log(params.message));
    connection.on('window/showMessage', (params) => (show[params.type] || ((message) => this.log(message)))(params.message));
    connection.on('workspace/configuration', (params) => params.items.map(
      (item) => (!item.section || item.section === 'gouji' ? settings() : null)));
    connection.on('workspace/workspaceFolders', () => (vscode.workspace.workspaceFolders || []).map(
      (each) => ({uri: each.uri.toString(), name: each.name})));
    connection.on('workspace/applyEdit', async (params) => ({
      applied: convert.isCurrent(params.edit) && await vscode.workspace.applyEdit(convert.workspaceEdit(params.edit)),
    }));
    for (const name of ['codeLens', 'inlayHint', 'semanticTokens']) {
      connection.on(`workspace/${name}/refresh`, () => {
        if (this.changed) this.changed[name].fire();
      });
    }
    connection.on('client/registerCapability', () => null);
    connection.on('client/unregisterCapability', () => null);
    connection.on('window/workDoneProgress/create', () => null);
    connection.on('$/progress', (params) => this.reportProgress(params));
  }

  reportProgress({token, value}) {
    if (value.kind === 'begin') {
      vscode.window.withProgress({location: vscode.ProgressLocation.Window, title: value.title}, (progress) => new Promise((end) => {
        this.progress.set(token, {progress, end});
      }));
    }
    const known = this.progress.get(token);
    if (!known) return;
    if (value.kind === 'report') known.progress.report({message: value.message});
    if (value.kind === 'end') {
      known.end();
      this.progress.delete(token);
    }
  }

  /** Tells the server of everything that happens to documents, files, folders and settings. */
  listen() {
    const {workspace} = vscode;
    const told = (change) => (uri) => {
      if (this.isReady) this.connection.notify('workspace/didChangeWatchedFiles', {changes: [{uri: uri.toString(), type: change}]});
    };
    const watcher = workspace.createFileSystemWatcher('**/{*.gouji,gouji.json}');
    return [
      workspace.onDidOpenTextDocument((document) => this.open(document)),
      workspace.onDidChangeTextDocument((event) => this.change(event)),
      workspace.onDidCloseTextDocument((document) => this.close(document)),
      workspace.onDidSaveTextDocument((document) => {
        if (this.opened.has(document.uri.toString())) {
          this.connection.notify('textDocument/didSave', {textDocument: {uri: document.uri.toString()}});
        }
      }),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('gouji.path') && this.isWanted) this.restart().catch((error) => this.log(error));
        else if (event.affectsConfiguration('gouji') && this.isReady) {
          this.connection.notify('workspace/didChangeConfiguration', {settings: {gouji: settings()}});
        }
      }),
      workspace.onDidChangeWorkspaceFolders((event) => {
        const folder = (each) => ({uri: each.uri.toString(), name: each.name});
        if (this.isReady) {
          this.connection.notify('workspace/didChangeWorkspaceFolders', {
            event: {added: event.added.map(folder), removed: event.removed.map(folder)},
          });
        }
      }),
      watcher, watcher.onDidCreate(told(1)), watcher.onDidChange(told(2)), watcher.onDidDelete(told(3)),
    ];
  }

  open(document) {
    const uri = document.uri.toString();
    if (!this.isReady || document.languageId !== 'gouji' || this.opened.has(uri)) return;
    if (!features.SELECTOR.some((each) => each.scheme === document.uri.scheme)) return;
    this.opened.set(uri, document);
    this.connection.notify('textDocument/didOpen', {
      textDocument: {uri, languageId: 'gouji', version: document.version, text: document.getText()},
    });
  }

  change(event) {
    const uri = event.document.uri.toString();
    if (!this.isReady || !this.opened.has(uri) || !event.contentChanges.length) return;
    this.connection.notify('textDocument/didChange', {
      textDocument: {uri, version: event.document.version},
      contentChanges: event.contentChanges.map((each) => ({range: convert.toRange(each.range), text: each.text})),
    });
  }

  close(document) {
    const uri = document.uri.toString();
    if (!this.opened.delete(uri)) return;
    this.connection.notify('textDocument/didClose', {textDocument: {uri}});
  }
}

module.exports = {Client, settings};
