// The form of one card: what is in it, kept as it is typed, and what becomes of it when it is to be kept.
(function () {
  'use strict';

  const Queue = self.PaddockQueue;
  const TEXTS = ['firm', 'name', 'phone', 'email', 'interest', 'function', 'need', 'timing', 'note', 'owner', 'step', 'due', 'language'];
  const TICKS = ['noticed', 'consent', 'private'];
  const BETWEEN_DRAFTS = 300;

  const form = document.getElementById('card');
  let empty = null;
  let photo = null;
  let code = '';
  let way = 'form';
  let began = null;
  let editing = null;
  let timer = 0;
  let drafting = Promise.resolve();

  function said() {
    const all = {};
    for (const name of TEXTS) all[name] = form.elements[name].value;
    for (const name of TICKS) all[name] = form.elements[name].checked;
    all.grade = form.elements.grade.value;
    return all;
  }

  function put(all) {
    for (const name of TEXTS) if (name in all) form.elements[name].value = all[name];
    for (const name of TICKS) if (name in all) form.elements[name].checked = all[name];
    if (all.grade) form.elements.grade.value = all.grade;
    const more = ['function', 'need', 'timing', 'note', 'owner', 'step', 'due'].some(function (name) { return form.elements[name].value; });
    if (more) document.getElementById('more').open = true;
  }

  // How a form looks in which nobody has typed: what is asked again each time stays as it was said last.
  function begin(language) {
    if (!empty) empty = Object.assign(said(), { language: language });
    put(empty);
    document.getElementById('more').open = false;
    photo = null;
    code = '';
    way = 'form';
    began = null;
    editing = null;
    mistake('card-mistake', [], false);
    mistake('email-mistake', [], false);
  }

  function isTouched() {
    return Boolean(photo || code || editing || JSON.stringify(said()) !== JSON.stringify(empty));
  }

  // What is typed is kept a moment later: a browser that is killed meanwhile has it all the same.
  function touched() {
    if (!began) began = Date.now();
    clearTimeout(timer);
    timer = setTimeout(draft, BETWEEN_DRAFTS);
  }

  function draft() {
    clearTimeout(timer);
    if (!isTouched()) return drafting;
    const now = { said: said(), code: code, way: way, began: began, editing: editing };
    const picture = photo;
    drafting = drafting.then(function () { return Queue.keepDraft(now, picture); }).catch(function () {});
    return drafting;
  }

  async function restore() {
    const kept = await Queue.draft();
    if (!kept) return null;
    put(kept.said.said);
    photo = kept.photo;
    code = kept.said.code;
    way = kept.said.way;
    began = kept.said.began;
    editing = kept.said.editing;
    return kept;
  }

  // Whatever a code says goes into the form; what it says nothing of stays as it was typed.
  function fill(card, text) {
    code = text.slice(0, 8000);
    way = 'scan';
    for (const name of ['firm', 'name', 'function', 'email', 'phone']) if (card[name]) form.elements[name].value = card[name];
    if (card.note && !form.elements.note.value) form.elements.note.value = card.note;
    touched();
  }

  function picture(bytes) {
    photo = bytes;
    if (way === 'form' && bytes) way = 'photo';
    if (way === 'photo' && !bytes) way = 'form';
    touched();
  }

  function edit(capture, bytes) {
    put(Object.assign({}, empty, capture.said));
    photo = bytes;
    code = capture.card.code || '';
    way = capture.card.way;
    began = capture.at;
    editing = capture;
    return draft();
  }

  function mistake(id, fields, wrong) {
    document.getElementById(id).hidden = !wrong;
    for (const name of fields.length ? fields : ['firm', 'name', 'email']) {
      if (wrong) form.elements[name].setAttribute('aria-invalid', 'true');
      else form.elements[name].removeAttribute('aria-invalid');
    }
  }

  // The name of the first field that is to be corrected; nothing where all is well.
  function wrong() {
    const all = said();
    const email = all.email.trim();
    const noOne = !all.firm.trim() && !all.name.trim() && !email && !all.phone.trim() && !photo && !code;
    const noAddress = email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email);
    mistake('card-mistake', ['firm', 'name'], noOne);
    mistake('email-mistake', ['email'], Boolean(noAddress));
    return noOne ? 'firm' : noAddress ? 'email' : null;
  }

  // As the server reads it. Of what has no name yet the list says when it was taken.
  function capture(words, exhibition, clock) {
    const all = said();
    const now = Date.now();
    const at = editing ? editing.at : now;
    const firm = all.firm.trim() || (all.name.trim() ? '' : nameless(all, words, clock(at)));
    const card = { id: editing ? editing.id : crypto.randomUUID(), exhibition: exhibition, noted_at: new Date(at).toISOString(), way: way };
    if (code) card.code = code;
    const lines = { name: all.name, firm: firm, function: all.function, email: all.email, phone: all.phone, interest: all.interest,
      need: all.need, timing: all.timing, note: all.note, step: all.step, owner: all.owner };
    for (const name of Object.keys(lines)) if (lines[name].trim()) card[name] = lines[name].trim();
    card.language = all.language;
    card.grade = all.grade;
    card.noticed = all.noticed;
    if (all.private) card.private = true;
    if (all.consent) card.consent = words('consent');
    const due = all.due ? new Date(all.due + 'T23:59:59') : null;
    if (due && !isNaN(due)) card.due_at = due.toISOString();
    return { id: card.id, state: 'pending', order: editing ? editing.order : now, at: at, tries: 0, card: card, said: all,
      title: firm || card.name, sub: [firm && card.name, card.interest].filter(Boolean).join(', '), grade: all.grade,
      photo: photo ? photo.byteLength : 0 };
  }

  function nameless(all, words, time) {
    if (all.email.trim()) return all.email.trim();
    if (all.phone.trim()) return all.phone.trim();
    if (code && !photo) return words('scanned', code.replace(/\s+/g, ' ').slice(0, 60));
    return words('photographed', time);
  }

  // Resolves once the card is on the disk.
  async function keep(words, exhibition, clock) {
    clearTimeout(timer);
    const taken = capture(words, exhibition, clock);
    const bytes = photo;
    await drafting;
    await Queue.add(taken, bytes);
    return taken;
  }

  form.addEventListener('input', touched);
  form.addEventListener('change', touched);
  addEventListener('pagehide', draft);

  self.PaddockForm = {
    begin: begin, restore: restore, fill: fill, picture: picture, edit: edit, wrong: wrong, keep: keep, isTouched: isTouched, draft: draft,
    photo: function () { return photo; },
    editing: function () { return editing; }
  };
})();
