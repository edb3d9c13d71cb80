// The page of the stand: one card after the other, and what becomes of those that were taken.
(function () {
  'use strict';

  const Queue = self.PaddockQueue;
  const Sending = self.PaddockSending;
  const Camera = self.PaddockCamera;
  const Form = self.PaddockForm;
  const FEW = 5;
  const MANY = 500;
  const BETWEEN_LOOKS = 30000;
  const TWICE = 800;
  const SOONEST = 2000;
  const LATEST = 60000;

  const language = document.documentElement.lang;
  const words = {};
  for (const term of document.querySelectorAll('#words dt')) words[term.textContent] = term.nextElementSibling.textContent;

  let device = null;
  let all = false;
  let wait = SOONEST;
  let timer = 0;
  let turn = null;
  let keeping = false;
  let keptAt = 0;
  let seen = { text: '', place: 0 };
  const windows = 'BroadcastChannel' in self ? new BroadcastChannel('paddock-stand') : null;

  function $(id) {
    return document.getElementById(id);
  }

  function word(key, one, other) {
    return (words[key] || '').replace('{0}', one === undefined ? '' : one).replace('{1}', other === undefined ? '' : other);
  }

  function counted(key, count) {
    return word(key + (count === 1 ? '-one' : '-many'), count);
  }

  // 14 h 31, or 14:31; of another day with its date.
  function clock(at) {
    const time = new Date(at);
    const two = function (number) { return String(number).padStart(2, '0'); };
    const hours = language === 'fr' ? time.getHours() + '\u00a0h\u00a0' + two(time.getMinutes()) : two(time.getHours()) + ':' + two(time.getMinutes());
    const day = time.toDateString() === new Date().toDateString() ? '' : time.toLocaleDateString(language, { day: 'numeric', month: 'short' }) + ' ';
    return day + hours;
  }

  function show(id, shown) {
    $(id).hidden = !shown;
  }

  function only(section) {
    for (const id of ['insecure', 'unready', 'wiped', 'broken', 'work']) show(id, id === section);
    show('line', section === 'work');
  }

  // What is kept

  async function render() {
    const captures = await Queue.list();
    const contact = (await Queue.kept('contact')) || {};
    const left = captures.filter(function (one) { return one.state !== 'sent' && one.state !== 'held'; });
    const refused = left.filter(function (one) { return one.state === 'refused'; });
    const offline = Boolean(contact.offlineSince) || navigator.onLine === false;
    document.body.classList.toggle('stand-offline', offline);
    put('network', offline ? word('offline-since', clock(contact.offlineSince || Date.now())) : word('online'));
    put('held', left.length ? counted('held', left.length) : word('held-none'));
    const waiting = left.length - refused.length;
    put('waiting', [waiting || !refused.length ? (waiting ? counted('waiting', waiting) : word('waiting-none')) : '',
      refused.length ? counted('refused', refused.length) : ''].filter(Boolean).join(', '));
    const shown = all ? captures.slice(0, MANY) : left.slice(0, FEW);
    $('queue').replaceChildren.apply($('queue'), shown.filter(function (one) { return one.state !== 'held'; }).map(entry));
    show('all', captures.length > (all ? 0 : shown.length));
    put('all', all ? word('fewer') : word('all', captures.length));
    $('all').setAttribute('aria-expanded', String(all));
    const sent = captures.filter(function (one) { return one.sentAt; }).length;
    put('last', contact.sentAt ? word(sent === 1 ? 'last-one' : 'last', clock(contact.sentAt), sent) : word('never'));
    trouble(contact.kind);
    show('send', Boolean(left.length));
  }

  function put(id, text) {
    if ($(id).textContent !== text) $(id).textContent = text;
  }

  function trouble(kind) {
    const text = kind === 'resigned' || kind === 'unknown' || kind === 'trouble' ? word(kind) : '';
    put('trouble', text);
    show('trouble', Boolean(text));
  }

  function made(name, className, text) {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  function entry(capture) {
    const item = made('li', 'stand-item');
    item.dataset.id = capture.id;
    item.dataset.state = capture.state;
    const correctable = capture.state === 'refused' || (capture.state === 'pending' && capture.tries === 0);
    const middle = made(correctable ? 'button' : 'span', correctable ? 'stand-item-text stand-correct' : 'stand-item-text');
    middle.append(made('strong', '', capture.title));
    if (capture.sub) middle.append(made('span', 'quiet', capture.sub));
    if (capture.state === 'refused') middle.append(made('span', 'stand-why', capture.reason));
    if (correctable) {
      middle.type = 'button';
      middle.prepend(made('span', 'vh', word('correct') + ' : '));
      middle.addEventListener('click', function () { edit(capture.id); });
    }
    const right = made('span', 'stand-item-time num', clock(capture.at));
    right.append(made('span', 'quiet', state(capture)));
    item.append(made('b', 'stand-letter', capture.grade), middle, right);
    return item;
  }

  function state(capture) {
    if (capture.state === 'sent') return word(capture.outcome === 'again' ? 'again' : 'sent');
    if (capture.state === 'photo') return word('photo-left');
    return capture.photo ? word('photo', Math.max(1, Math.round(capture.photo / 1000))) : word('no-photo');
  }

  async function edit(id) {
    if (Form.isTouched()) await keep();
    if (Form.isTouched()) return;
    const taken = await Queue.takeBack(id);
    if (!taken) return changed();
    await Form.edit(taken.capture, taken.photo);
    await showPhoto();
    again(taken.capture);
    await changed();
    scrollTo(0, 0);
    $(taken.capture.field && document.querySelector('#card [name="' + CSS.escape(taken.capture.field) + '"]') ? taken.capture.field : 'firm').focus();
  }

  function again(capture) {
    show('again', Boolean(capture));
    if (!capture) return;
    put('again-why', capture.reason ? word('editing-why', capture.reason) : word('editing'));
    delete $('drop').dataset.sure;
    $('drop').textContent = $('drop').dataset.text || $('drop').textContent;
  }

  // Asked twice: once it is gone there is no other.
  async function drop() {
    const button = $('drop');
    if (!button.dataset.sure) {
      button.dataset.text = button.textContent;
      button.dataset.sure = 'yes';
      button.textContent = word('drop-sure');
      return;
    }
    await Queue.drop(Form.editing().id);
    await clear();
    await changed();
  }

  // One card

  async function keep() {
    // A tap that came twice is one tap.
    if (keeping || (!Form.isTouched() && Date.now() - keptAt < TWICE)) return;
    keeping = true;
    let kept = false;
    try {
      kept = await keepOne();
    } finally {
      keeping = false; // the next card need not wait until the list below is drawn
    }
    if (!kept) return;
    await changed();
    wait = SOONEST;
    soon(0);
  }

  async function keepOne() {
    const field = Form.wrong();
    if (field) {
      $(field).focus();
      return false;
    }
    try {
      const taken = await Form.keep(formWord, device.stand.exhibition.id, clock);
      await clear();
      put('kept', word('kept', taken.title + ', ' + clock(taken.at)));
      keptAt = Date.now();
    } catch (failed) {
      put('kept', word('kept-late', failed && failed.name === 'QuotaExceededError' ? word('too-long') : String(failed)));
      return false;
    }
    $('card-title').focus({ preventScroll: true });
    scrollTo(0, 0);
    return true;
  }

  function formWord(key, one) {
    return key === 'consent' ? $('consent').parentElement.textContent.trim() : word(key, one);
  }

  async function clear() {
    Form.begin(language);
    seen = { text: '', place: 0 };
    put('read', '');
    again(null);
    aim(false);
    await showPhoto();
  }

  async function showPhoto() {
    const photo = Form.photo();
    show('shot', Boolean(photo));
    if (photo) await Camera.show(photo, $('picture')).catch(function () { show('shot', false); });
  }

  function aim(open) {
    show('finder', open);
    show('keeping', !open); // one thing to do at a time
    show('aim', !open && Camera.isThere());
    show('pick', !open && !Camera.isThere());
    if (!open) Camera.close($('video'));
  }

  async function openFinder() {
    put('kept', '');
    aim(true);
    try {
      const reads = await Camera.open($('video'), found);
      if (!reads) put('read', word('no-decoder'));
      $('shoot').focus({ preventScroll: true });
    } catch (refused) {
      aim(false);
      show('pick', true);
      put('read', word('no-camera'));
    }
  }

  function found(text) {
    const read = self.PaddockCodes.read(text);
    seen = seen.text === text ? { text: text, place: (seen.place + 1) % read.cards.length } : { text: text, place: 0 };
    const card = read.cards[seen.place];
    Form.fill(card, text);
    aim(false);
    if (navigator.vibrate) navigator.vibrate(60);
    const name = [card.name, card.firm, card.email, card.phone].filter(Boolean)[0];
    put('read', read.cards.length > 1 ? word('read-more', seen.place + 1, read.cards.length)
      : name ? word('read-code', name) : word(read.kind === 'url' ? 'read-url' : 'read-badge'));
    (name ? document.querySelector('#card [name=grade]:checked') : $('firm')).focus();
  }

  async function photographed(taking) {
    try {
      Form.picture(await taking);
      await Form.draft();
      put('read', word('shot'));
    } catch (failed) {
      put('read', word('no-camera'));
    }
    aim(false);
    await showPhoto();
  }

  // Sending

  function soon(delay) {
    clearTimeout(timer);
    timer = setTimeout(go, delay);
  }

  async function go() {
    if (turn) return turn;
    turn = Sending.send().catch(function (failed) { return { kind: 'trouble', failed: String(failed) }; });
    const outcome = await turn;
    turn = null;
    if (outcome.kind === 'shut-out') return wiped();
    const failed = outcome.kind === 'offline' || outcome.kind === 'trouble';
    wait = failed ? Math.min(LATEST, wait * 2) : SOONEST;
    device = (await Queue.kept('device')) || device;
    people();
    await changed();
    soon(failed ? wait : BETWEEN_LOOKS);
    if (failed) later();
    return outcome;
  }

  // Where the browser can, it goes on after the page is closed.
  function later() {
    if (!navigator.serviceWorker) return;
    navigator.serviceWorker.ready.then(function (ready) { return ready.sync && ready.sync.register('send'); }).catch(function () {});
  }

  Sending.progress = function () { render(); };

  async function changed() {
    await render();
    if (windows) windows.postMessage('changed');
  }

  function wiped() {
    clearTimeout(timer);
    Camera.close($('video'));
    Form.begin(language);
    $('queue').replaceChildren();
    put('show', '');
    put('whose', '');
    only('wiped');
    if (windows) windows.postMessage('wiped');
  }

  // What the phone knows

  function people() {
    const stand = device.stand;
    put('show', stand.exhibition.name);
    put('whose', word('whose', stand.person.name, stand.name));
    const chosen = $('owner').value;
    $('owner').replaceChildren.apply($('owner'), [{ id: '', name: word('mine', stand.person.name) }]
      .concat(stand.people.filter(function (one) { return one.id !== stand.person.id; }))
      .map(function (one) { return new Option(one.name, one.id); }));
    $('owner').value = stand.people.some(function (one) { return one.id === chosen; }) ? chosen : '';
    for (const grade of Object.keys(stand.hours)) {
      const hours = stand.hours[grade];
      if ($('hours-' + grade)) put('hours-' + grade, hours > 72 ? word('days', Math.round(hours / 24)) : word('hours', hours));
    }
  }

  function sun(bright) {
    document.documentElement.classList.toggle('sun', bright);
    $('sun').setAttribute('aria-pressed', String(bright));
  }

  // A new edition of the page takes over before anything is begun with the old one.
  async function renew() {
    if (!navigator.serviceWorker) return;
    const registered = await navigator.serviceWorker.register('/stand/worker.js', { scope: '/stand/' });
    navigator.serviceWorker.addEventListener('message', function (event) {
      if (event.data === 'shut-out') wiped();
      else changed();
    });
    const had = Boolean(navigator.serviceWorker.controller);
    let reloads = false;
    navigator.serviceWorker.addEventListener('controllerchange', function () {
      if (!had || reloads || Form.isTouched()) return;
      reloads = true;
      location.reload();
    });
    function takeOver(waiting) {
      if (waiting && !Form.isTouched()) waiting.postMessage('take-over');
    }
    takeOver(registered.waiting);
    registered.addEventListener('updatefound', function () {
      const installing = registered.installing;
      installing.addEventListener('statechange', function () { if (installing.state === 'installed') takeOver(registered.waiting); });
    });
  }

  async function storage() {
    if (!navigator.storage || !navigator.storage.persist) return;
    const lasts = (await navigator.storage.persisted()) || (await navigator.storage.persist());
    show('storage', !lasts);
  }

  function listen() {
    $('card').addEventListener('submit', function (event) { event.preventDefault(); keep(); });
    $('card').addEventListener('input', function () { put('kept', ''); });
    $('aim').addEventListener('click', openFinder);
    $('finder-close').addEventListener('click', function () { aim(false); $('aim').focus(); });
    $('shoot').addEventListener('click', function () { photographed(Camera.ofVideo($('video'))); });
    $('file').addEventListener('change', function () { if ($('file').files[0]) photographed(Camera.ofFile($('file').files[0])); $('file').value = ''; });
    $('unshoot').addEventListener('click', function () { Form.picture(null); Form.draft(); showPhoto(); });
    $('drop').addEventListener('click', drop);
    $('all').addEventListener('click', function () { all = !all; render(); });
    $('send').addEventListener('click', function () { put('last', word('sending')); wait = SOONEST; soon(0); });
    $('sun').addEventListener('click', function () {
      const bright = !document.documentElement.classList.contains('sun');
      localStorage.setItem('paddock-stand-sun', bright ? 'yes' : '');
      sun(bright);
    });
    $('language-other').addEventListener('click', function (event) {
      event.preventDefault();
      const to = event.currentTarget.href;
      Form.draft().then(function () { location.assign(to); });
    });
    document.addEventListener('keydown', function (event) { if (event.key === 'Escape' && !$('finder').hidden) { aim(false); $('aim').focus(); } });
    document.addEventListener('visibilitychange', function () {
      if (document.hidden) {
        Form.draft();
        aim(false);
      } else soon(0);
    });
    addEventListener('online', function () { wait = SOONEST; soon(0); });
    addEventListener('offline', function () { soon(0); });
    if (windows) windows.onmessage = function (event) { if (event.data === 'wiped') wiped(); else render(); };
  }

  async function start() {
    sun(Boolean(localStorage.getItem('paddock-stand-sun')));
    if (!self.isSecureContext) return only('insecure');
    device = await Queue.kept('device');
    if (!device) {
      only((await Queue.kept('wiped')) ? 'wiped' : 'unready');
      return lasting();
    }
    if (device.language !== language) {
      device.language = language;
      await Queue.keep('device', device);
      await Queue.keep('language', language);
    }
    Form.begin(language);
    people();
    const draft = await Form.restore();
    await Queue.release(draft && draft.said.editing ? draft.said.editing.id : null);
    if (draft) {
      again(draft.said.editing);
      await showPhoto();
    }
    await Queue.tidy(Date.now());
    listen();
    aim(false);
    await render();
    only('work');
    document.documentElement.classList.add('stand-started');
    soon(0);
    storage().catch(function () {});
    lasting();
  }

  // Without a network it is as it was; what is wrong here is wrong with no card.
  function lasting() {
    renew().then(function () { return navigator.serviceWorker && Queue.keepPage(); }).catch(function () {});
  }

  start().catch(function (failed) {
    only('broken');
    throw failed;
  });
})();
