const codes = new Set(['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR']);

/** Whether a request failed because whoever sent it left before its end: that is nobody's fault. */
export const isClientDisconnect = (error: unknown, request: Request): boolean =>
  request.signal.aborted &&
  error instanceof Error &&
  (/^(?:Client connection prematurely closed\.|aborted|terminated)$/.test(error.message) ||
    error.name === 'AbortError' ||
    ('code' in error && codes.has(String(error.code))));
