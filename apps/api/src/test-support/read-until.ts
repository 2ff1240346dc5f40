export type TextReader = ReadableStreamDefaultReader<string>;

export function textReaderOf(response: Response): TextReader {
  return (response.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
}

/** What a stream says up to and with `expected`; throws when it ends without having said it. */
export async function readUntil(reader: TextReader, expected: string): Promise<string> {
  let text = '';
  while (!text.includes(expected)) {
    const { value, done } = await reader.read();
    if (done) throw new Error(`the stream ended without ${expected}: ${text}`);
    text += value;
  }
  return text;
}
