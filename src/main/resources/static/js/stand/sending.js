// Sends what is kept, once there is a network: some cards at a time, each until the server has said that it has it.
(function () {
  'use strict';

  const Queue = self.PaddockQueue;
  const ADDRESS = '/api/v1/stand';
  const MOST = 50;
  const MOST_TEXT = 600000;
  const PATIENCE = 30000;
  const ABOUT_IT = [400, 413, 422]; // what is wrong is wrong with the card
  const LOCK = 'paddock-stand-send';

  // Ends in {kind}: done, offline, trouble, unknown, resigned or shut-out; one at a time, in whichever window.
  function send() {
    if (!navigator.locks) return turn();
    return navigator.locks.request(LOCK, { ifAvailable: true }, function (lock) {
      return lock ? turn() : { kind: 'busy' };
    });
  }

  async function turn() {
    const device = await Queue.kept('device');
    if (!device) return { kind: 'none' };
    const told = { taken: 0, refused: 0, photos: 0 };
    let outcome = await news(device); // before anything leaves: a card that has not left can still be corrected
    if (outcome.kind === 'done') outcome = await cards(device, told);
    if (outcome.kind === 'done') outcome = await photos(device, told);
    if (outcome.kind === 'done' && (told.taken || told.refused || told.photos)) outcome = await news(device);
    await noted(outcome, told);
    if (outcome.kind === 'shut-out') await Queue.wipe();
    return Object.assign(outcome, told);
  }

  async function noted(outcome, told) {
    if (outcome.kind === 'shut-out') return;
    const contact = (await Queue.kept('contact')) || {};
    const now = Date.now();
    contact.kind = outcome.kind;
    contact.offlineSince = outcome.kind === 'offline' ? contact.offlineSince || now : null;
    if (told.taken) Object.assign(contact, { sentAt: now, sent: told.taken });
    await Queue.keep('contact', contact);
  }

  async function cards(device, told) {
    let most = MOST;
    for (;;) {
      const claimed = await Queue.claim(most);
      if (!claimed.length) return { kind: 'done' };
      const batch = fitting(claimed);
      const answer = await ask(device, 'POST', '/encounters', 'application/json', JSON.stringify({
        sent_at: new Date().toISOString(),
        pending: (await Queue.pending()) - batch.filter(function (capture) { return !capture.photo; }).length, // once these are taken
        encounters: batch.map(function (capture) { return capture.card; })
      }));
      if (answer.kind !== 'done') {
        if (answer.kind === 'choked' && most > 1) {
          most = 1;
          continue;
        }
        if (answer.kind === 'choked' && ABOUT_IT.includes(answer.status)) {
          await Queue.settle([{ encounter: batch[0].id, outcome: 'refused', field: '', reason: answer.reason }], Date.now());
          continue;
        }
        return answer.kind === 'choked' ? { kind: 'trouble' } : answer;
      }
      const taken = await Queue.settle(answer.body.encounters, Date.now());
      told.taken += taken;
      told.refused += batch.length - taken;
      most = Math.min(MOST, most * 2);
      if (self.PaddockSending.progress) self.PaddockSending.progress(told);
    }
  }

  function fitting(claimed) {
    let room = MOST_TEXT;
    const batch = claimed.filter(function (capture, place) {
      room -= JSON.stringify(capture.card).length * 3;
      return place === 0 || room > 0;
    });
    return batch;
  }

  async function photos(device, told) {
    const later = new Set();
    for (;;) {
      const due = await Queue.photoDue(later);
      if (!due) return { kind: 'done' };
      if (due.photo) {
        const answer = await ask(device, 'PUT', '/encounters/' + due.id + '/photo', 'image/jpeg', due.photo);
        if (answer.kind === 'choked' && answer.status !== 404) {
          later.add(due.id);
          continue;
        }
        if (answer.kind !== 'done' && answer.kind !== 'choked') return answer; // where the card itself was forgotten, so is this
      }
      await Queue.photoGone(due.id);
      told.photos += 1;
      if (self.PaddockSending.progress) self.PaddockSending.progress({});
    }
  }

  // What the phone is to know may have changed, and whether it is still to know it.
  async function news(device) {
    const answer = await ask(device, 'GET', '?pending=' + (await Queue.pending()), null, null);
    if (answer.kind === 'choked') return { kind: 'trouble' };
    if (answer.kind === 'done') await Queue.refresh(device.secret, answer.body);
    return answer.kind === 'done' ? { kind: 'done' } : answer;
  }

  // {kind: done, body} · offline · trouble · unknown · resigned · shut-out · {kind: choked, status, reason}, where it is about what was sent.
  async function ask(device, method, path, type, body) {
    const hurry = new AbortController();
    const timer = setTimeout(function () { hurry.abort(); }, PATIENCE);
    try {
      const headers = { Authorization: 'Device ' + device.secret, Accept: 'application/json' };
      if (device.language) headers['Accept-Language'] = device.language;
      if (type) headers['Content-Type'] = type;
      const answer = await fetch(ADDRESS + path, {
        method: method, headers: headers, body: body, signal: hurry.signal,
        credentials: 'omit', cache: 'no-store', redirect: 'error'
      });
      return await read(answer);
    } catch (failed) {
      return { kind: 'offline' };
    } finally {
      clearTimeout(timer);
    }
  }

  // Networks of halls and hotels answer for others: whatever is not ours counts as no network.
  async function read(answer) {
    if (answer.status === 204) return { kind: 'done', body: null };
    const type = answer.headers.get('Content-Type') || '';
    if (!/^application\/(problem\+)?json/.test(type)) return { kind: 'offline' };
    const body = await answer.json();
    if (answer.ok) return { kind: 'done', body: body };
    const code = String(body.type || '').replace('urn:paddock:problem:', '');
    if (answer.status === 410 && code === 'device-shut-out') return { kind: 'shut-out' };
    if (code === 'device-unknown') return { kind: 'unknown' };
    if (code === 'device-resigned') return { kind: 'resigned' };
    if (answer.status === 429 || answer.status === 503) return { kind: 'trouble' };
    return { kind: 'choked', status: answer.status, reason: body.detail || body.title || String(answer.status) };
  }

  self.PaddockSending = { send: send, progress: null };
})();
