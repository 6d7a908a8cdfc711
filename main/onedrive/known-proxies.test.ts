import { describe, expect, it } from 'vitest';
import { KEPT_MS, KnownProxies } from './known-proxies.ts';

function world() {
  const asked: string[] = [];
  const self = { now: 0, asked, way: 'DIRECT', fails: false };
  const proxies = new KnownProxies(
    (url) => {
      self.asked.push(url);
      return self.fails ? Promise.reject(new Error('no script')) : Promise.resolve(self.way);
    },
    () => self.now,
  );
  return { self, proxies };
}

describe('the way to a host', () => {
  it('is asked for once within some seconds, also by requests side by side', async () => {
    const { self, proxies } = world();
    const urls = ['https://a.example/1', 'https://a.example/2?x', 'https://b.example/'];
    await Promise.all(urls.map((url) => proxies.resolve(url)));
    self.now = KEPT_MS - 1;
    await proxies.resolve('https://a.example/3');
    expect(self.asked).toEqual(['https://a.example/1', 'https://b.example/']);
    self.now = KEPT_MS;
    self.way = 'PROXY p:1';
    expect(await proxies.resolve('https://a.example/3')).toBe('PROXY p:1');
  });

  it('is asked for again as soon as it may have changed, also while it was being asked for', async () => {
    const { self, proxies } = world();
    const before = proxies.resolve('https://a.example/');
    proxies.forget();
    self.way = 'PROXY p:1';
    expect(await before).toBe('DIRECT');
    expect(await proxies.resolve('https://a.example/')).toBe('PROXY p:1');
  });

  it('is asked for each time where a script may look at the whole address', async () => {
    const { self, proxies } = world();
    await proxies.resolve('http://a.example/1');
    await proxies.resolve('http://a.example/1');
    await proxies.resolve('no address');
    expect(self.asked).toHaveLength(3);
  });

  it('is not remembered when nobody could say it', async () => {
    const { self, proxies } = world();
    self.fails = true;
    await expect(proxies.resolve('https://a.example/')).rejects.toThrow('no script');
    self.fails = false;
    expect(await proxies.resolve('https://a.example/')).toBe('DIRECT');
  });
});
