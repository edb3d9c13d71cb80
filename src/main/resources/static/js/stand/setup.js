// Sets a phone up: first the page is kept on it, then it is made known, and what it is known by is on the disk before it is said to be ready.
(function () {
  'use strict';

  const Queue = self.PaddockQueue;
  const form = document.getElementById('setup');
  const words = {};
  for (const term of document.querySelectorAll('#words dt')) words[term.textContent] = term.nextElementSibling.textContent;

  function show(id, shown) {
    document.getElementById(id).hidden = !shown;
  }

  function say(text) {
    document.getElementById('setup-said').textContent = text;
  }

  function guess() {
    const agent = navigator.userAgent;
    const found = /iPhone|iPad|Android|Windows|Macintosh|Linux/.exec(agent);
    return found ? found[0] : '';
  }

  async function ready(device) {
    show('setup-ready', true);
    show('setup-open', true);
    document.getElementById('setup-for').textContent = [device.stand.exhibition.name, device.stand.name].join(' · ');
  }

  // Resolves once the page and all that belongs to it is kept here.
  async function keepPage() {
    const registered = await navigator.serviceWorker.register('/stand/worker.js', { scope: '/stand/' });
    if (!registered.active) await begun(registered.installing || registered.waiting);
    await Queue.keepPage();
  }

  function begun(worker) {
    return new Promise(function (resolve, reject) {
      function look() {
        if (worker.state === 'activated') resolve();
        if (worker.state === 'redundant') reject(new Error('the page is not kept'));
      }
      worker.addEventListener('statechange', look);
      look();
    });
  }

  async function setUp() {
    await keepPage();
    const answer = await fetch(form.action, {
      method: 'POST', body: new URLSearchParams(new FormData(form)), headers: { Accept: 'application/json' }, redirect: 'error'
    });
    if (!answer.ok) throw new Error('not set up: ' + answer.status);
    const given = await answer.json();
    const device = { secret: given.secret, stand: given.stand, language: document.documentElement.lang };
    await Queue.keep('wiped', null);
    await Queue.keep('contact', null);
    await Queue.keep('language', device.language);
    await Queue.keep('device', device);
    const kept = await Queue.kept('device');
    if (kept.secret !== device.secret) throw new Error('not kept');
    return device;
  }

  form.addEventListener('submit', async function (event) {
    event.preventDefault();
    const button = form.querySelector('button');
    button.disabled = true;
    for (const id of ['setup-failed', 'setup-ready', 'setup-open']) show(id, false);
    say(words.working);
    try {
      const device = await setUp();
      const lasts = navigator.storage && navigator.storage.persist ? await navigator.storage.persist() : false;
      form.hidden = true;
      ready(device);
      document.getElementById('setup-for').textContent += ' · ' + (lasts ? words.offline : words.storage);
      document.querySelector('#setup-open a').focus();
    } catch (failed) {
      say('');
      show('setup-failed', true);
    }
    button.disabled = false;
  });

  async function start() {
    if (!self.isSecureContext || !navigator.serviceWorker) return show('setup-insecure', true);
    form.elements.device.value = guess();
    form.hidden = false;
    const device = await Queue.kept('device');
    const pending = await Queue.pending();
    if (pending) say(words.pending.replace('{0}', pending));
    if (device && form.action.includes(device.stand.exhibition.id)) ready(device);
  }

  start().catch(function () { show('setup-failed', true); });
})();
