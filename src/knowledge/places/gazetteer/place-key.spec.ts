import { describe, expect, it } from '@jest/globals';
import { placeKey } from './place-key.js';

describe('placeKey', () => {
  it.each([
    ['São Paulo', 'sao paulo'],
    ['St. Petersburg', 'st petersburg'],
    ['U.S.A.', 'usa'],
    ['Washington, D.C.', 'washington dc'],
    ["Xi'an", 'xian'],
    ['Xi’an', 'xian'],
    ['Łódź', 'lodz'],
    ['Großenhain', 'grossenhain'],
    ['İstanbul', 'istanbul'],
    ['Cluj-Napoca', 'cluj napoca'],
    ['г.Москва', 'г москва'],
    ['Київ', 'киів'],
    ['서울', '서울'],
    ['القاهِرة', 'القاهرة'],
    ['  -- ', ''],
  ])('normalises %s', (text, key) => {
    expect(placeKey(text)).toBe(key);
  });

  it.each(['Zürich', 'Đà Nẵng', 'กรุงเทพฯ', 'Ñuñoa', 'N.Y.C.'])('leaves the key of %s unchanged', (text) => {
    expect(placeKey(placeKey(text))).toBe(placeKey(text));
  });
});
