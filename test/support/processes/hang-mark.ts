/** The beginning of a text on which the reader of `package.json` hangs if `hanging-reader` is loaded. */
export const HANGS = '{"name": "hangs its reader",';
