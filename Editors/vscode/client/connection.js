'use strict';
// Messages of JSON-RPC over a pair of streams: the framing, the requests that wait for an answer, and the handlers.

/** Takes bytes as they come and gives whole messages. */
class MessageReader {
  constructor(onMessage, onError) {
    this.buffer = Buffer.alloc(0);
    this.onMessage = onMessage;
    this.onError = onError;
  }

  feed(data) {
    this.buffer = this.buffer.length ? Buffer.concat([this.buffer, data]) : data;
    for (;;) {
      const end = this.buffer.indexOf('\r\n\r\n');
      if (end < 0) return;
      const match = /content-length: *(\d+)/i.exec(this.buffer.toString('latin1', 0, end));
      if (!match) {
        this.onError(new Error('a header without Content-Length'));
        this.buffer = this.buffer.subarray(end + 4);
        continue;
      }
      const stop = end + 4 + Number(match[1]);
      if (this.buffer.length < stop) return;
      const body = this.buffer.toString('utf8', end + 4, stop);
      this.buffer = this.buffer.subarray(stop);
      let message;
      try {
        message = JSON.parse(body);
      } catch (error) {
        this.onError(error);
        continue;
      }
      this.onMessage(message);
    }
  }
}

/** What the server answers to a request that it refuses. */
class ResponseError extends Error {
  constructor(error) {
    super(error.message);
    this.name = 'ResponseError';
    this.code = error.code;
  }
}

/** The codes of answers to requests that nobody waits for any more. */
const CANCELLED = new Set([-32800, -32801, -32802]);

class Connection {
  constructor(input, output, onError) {
    this.output = output;
    this.onError = onError;
    this.number = 0;
    this.waiting = new Map();
    this.handlers = new Map();
    this.isClosed = false;
    const reader = new MessageReader((message) => this.receive(message), onError);
    input.on('data', (data) => reader.feed(data));
    output.on('error', onError);
  }

  /** `handler` gets the params of each message `method`; of a request it gives the result. */
  on(method, handler) {
    this.handlers.set(method, handler);
  }

  notify(method, params) {
    this.write({method, params});
  }

  /** The result of a request, rejected with a ResponseError. A VS Code cancellation token takes it back. */
  request(method, params, token) {
    if (this.isClosed) return Promise.reject(new Error('the server is not running'));
    const id = ++this.number;
    return new Promise((resolve, reject) => {
      const cancellation = token && token.onCancellationRequested(() => this.notify('$/cancelRequest', {id}));
      const done = (action) => (value) => {
        if (cancellation) cancellation.dispose();
        action(value);
      };
      this.waiting.set(id, {resolve: done(resolve), reject: done(reject)});
      this.write({id, method, params});
    });
  }

  /** As request, but `undefined` for what was cancelled or overtaken by an edit. */
  async ask(method, params, token) {
    try {
      return await this.request(method, params, token);
    } catch (error) {
      if (error instanceof ResponseError && CANCELLED.has(error.code)) return undefined;
      throw error;
    }
  }

  close() {
    this.isClosed = true;
    for (const each of this.waiting.values()) each.reject(new Error('the server has ended'));
    this.waiting.clear();
  }

  write(message) {
    if (this.isClosed) return;
    const body = Buffer.from(JSON.stringify({jsonrpc: '2.0', ...message}), 'utf8');
    this.output.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`, 'latin1'), body]));
  }

  receive(message) {
    if (message.method === undefined) {
      const each = this.waiting.get(message.id);
      this.waiting.delete(message.id);
      if (!each) return;
      if (message.error) each.reject(new ResponseError(message.error));
      else each.resolve(message.result);
      return;
    }
    const handler = this.handlers.get(message.method);
    if (message.id === undefined) {
      if (handler) Promise.resolve().then(() => handler(message.params)).catch(this.onError);
      return;
    }
    if (!handler) {
      this.write({id: message.id, error: {code: -32601, message: `no method ${message.method}`}});
      return;
    }
    Promise.resolve().then(() => handler(message.params)).then(
      (result) => this.write({id: message.id, result: result === undefined ? null : result}),
      (error) => this.write({id: message.id, error: {code: -32603, message: String(error && error.message)}}));
  }
}

module.exports = {Connection, MessageReader, ResponseError};
