import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** `ghr_`, 32 random bytes in 43 digits, and a checksum in 6. */
const PREFIX = 'ghr_';
const RANDOM_BYTES = 32;
/** 62^43 is the first power of 62 above 2^256, and 62^6 the first above 2^32. */
const RANDOM_DIGITS = 43;
const CHECKSUM_DIGITS = 6;

/** Length of the part that lists show: `ghr_` and 6 digits, which leave 220 of the 256 random bits unknown. */
const SHOWN = PREFIX.length + 6;

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const API_KEY = /^ghr_[0-9A-Za-z]{49}$/;

/**
 * Makes an API key. The checksum is a CRC32 in base62 at the end, as in GitHub's own tokens: a scanner can tell a real
 * key from a text that only looks like one, and the service refuses a forged key without asking the database
 * (https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/).
 * @param random 32 bytes; a test may give its own
 */
export function makeApiKey(random: Buffer = randomBytes(RANDOM_BYTES)): string {
  const body = PREFIX + base62(BigInt(`0x${random.toString('hex')}`), RANDOM_DIGITS);
  return body + checksumOf(body);
}

/** Whether a text has the form of an API key, and the checksum that belongs to it. */
export function isApiKey(text: string): boolean {
  return API_KEY.test(text) && text.slice(-CHECKSUM_DIGITS) === checksumOf(text.slice(0, -CHECKSUM_DIGITS));
}

/** The beginning of a key, by which people recognise it. */
export function shownPrefix(key: string): string {
  return key.slice(0, SHOWN);
}

/** SHA-256 of a key, in hexadecimal. A key has 256 random bits, so no salt and no slow hash is needed. */
export function apiKeyHash(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

function checksumOf(body: string): string {
  return base62(BigInt(crc32(body)), CHECKSUM_DIGITS);
}

function base62(value: bigint, length: number): string {
  let digits = '';
  for (let rest = value; digits.length < length; rest /= 62n) digits = DIGITS.charAt(Number(rest % 62n)) + digits;
  return digits;
}
