/** Beginning of a text on which the reader of `package.json` hangs where `hanging-reader` is loaded. */
export const HANGS = '{"name": "hangs its reader",';
