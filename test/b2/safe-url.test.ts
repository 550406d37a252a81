import { expect, test } from 'vitest';
import { isSafeUrl } from '../../src/b2/safe-url.ts';

test.each([
  'https://x.example',
  'http://127.0.0.1:1',
  'http://localhost',
  'http://[::1]:8',
  'http://127.9.9.9',
])('%s is safe', (url) => expect(isSafeUrl(url)).toBe(true));

test.each([
  'http://x.example',
  'http://127.0.0.1.evil.invalid',
  'http://localhost.evil.invalid',
  'ftp://localhost',
  'http://evil.invalid/127.0.0.1',
  'http://127.0.0.1@evil.invalid',
  'http://0.0.0.0',
  'http://10.0.0.1',
  '//127.0.0.1',
  'localhost',
  '',
  'http://[::2]',
  'file:///etc/passwd',
  'javascript:1',
])('%j is not safe', (url) => expect(isSafeUrl(url)).toBe(false));
