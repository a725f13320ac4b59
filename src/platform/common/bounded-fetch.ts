/**
 * `fetch` for services that may be broken or hostile. It aborts a response of more than `maxBytes`, counted after
 * decompression because 1 MB of gzip may unpack to 1 GB. It follows no redirect because credentials must not go to
 * another host: the caller gets the 3xx response.
 */
export function boundedFetch(maxBytes: number): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, { ...init, redirect: 'manual' });
    if (response.body === null) return response;
    let seen = 0;
    const counter = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        seen += chunk.byteLength;
        if (seen > maxBytes) controller.error(new AnswerTooLongError(maxBytes));
        else controller.enqueue(chunk);
      },
    });
    return new Response(response.body.pipeThrough(counter), {
      status: response.status,
      statusText: response.statusText,
      headers: response.headers,
    });
  };
}

export class AnswerTooLongError extends Error {
  constructor(maxBytes: number) {
    super(`The answer has more than ${maxBytes} bytes`);
    this.name = 'AnswerTooLongError';
  }
}
