// Keeps the page on the phone and answers for it without a network; sends what is kept when the browser says that there is one.
(function () {
  'use strict';

  const NAME = 'paddock-stand-' + self.EDITION;
  const SCOPE = '/stand/';

  self.addEventListener('install', function (event) {
    event.waitUntil(keepAll());
  });

  // All of it or nothing: a page of which something is missing would be found out at the stand.
  async function keepAll() {
    const cache = await caches.open(NAME);
    await cache.addAll(self.FILES);
    await cache.addAll(self.PAGES.map(function (page) { return new Request(page, { credentials: 'omit', cache: 'no-store' }); }));
  }

  self.addEventListener('activate', function (event) {
    event.waitUntil((async function () {
      for (const name of await caches.keys()) {
        if (name.startsWith('paddock-stand-') && name !== NAME) await caches.delete(name);
      }
      await self.clients.claim();
    })());
  });

  self.addEventListener('message', function (event) {
    if (event.data === 'take-over') self.skipWaiting();
    if (event.data === 'keep') {
      event.waitUntil(keepAll().then(function () { event.ports[0].postMessage('kept'); }, function () { event.ports[0].postMessage('not kept'); }));
    }
  });

  self.addEventListener('fetch', function (event) {
    const address = new URL(event.request.url);
    if (event.request.method !== 'GET' || address.origin !== self.location.origin) return;
    if (event.request.mode === 'navigate') {
      if (address.pathname === SCOPE) event.respondWith(page(event.request, address));
      else if (address.pathname.startsWith(SCOPE)) event.respondWith(online(event.request, address));
    } else if (self.FILES.includes(address.pathname)) {
      event.respondWith(file(event.request));
    }
  });

  async function page(request, address) {
    const asked = address.searchParams.get('lang');
    if (asked) await self.PaddockQueue.keep('language', asked);
    const language = asked || (await self.PaddockQueue.kept('language')) || 'fr';
    const cache = await caches.open(NAME);
    return (await cache.match(SCOPE + '?lang=' + (language === 'en' ? 'en' : 'fr'))) || fetch(request);
  }

  // Setting up needs the server; without one the page of the stand is what there is.
  async function online(request, address) {
    try {
      return await fetch(request);
    } catch (failed) {
      return page(request, new URL(SCOPE, address));
    }
  }

  async function file(request) {
    const cache = await caches.open(NAME);
    return (await cache.match(request, { ignoreSearch: true, ignoreVary: true })) || fetch(request);
  }

  self.addEventListener('sync', function (event) {
    if (event.tag !== 'send') return;
    event.waitUntil((async function () {
      const outcome = await self.PaddockSending.send();
      if (outcome.kind === 'offline' || outcome.kind === 'trouble') throw new Error(outcome.kind); // the browser asks again
      for (const client of await self.clients.matchAll({ includeUncontrolled: true })) client.postMessage(outcome.kind);
    })());
  });
})();
