/** The header that every response has. */
export const REQUEST_ID_HEADER = { 'X-Request-Id': { $ref: '#/components/headers/X-Request-Id' } };

/** Headers that several responses share. */
export const SHARED_HEADERS = {
  'X-Request-Id': {
    required: true,
    description: "The request's id: the client's own, if it sent a usable one",
    schema: { type: 'string' as const, maxLength: 128 },
  },
};
