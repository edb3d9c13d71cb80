// Carries what is booked over the board, and keeps the board as it is now.
(function () {
  'use strict';

  const SVG = 'http://www.w3.org/2000/svg';
  const DAY = 1440;
  const NEAR_EDGE = 7;
  const MOVED = 4;
  let board = document.getElementById('board');
  if (!board) return;

  let carried = null;
  let source = null;
  let mark = board.dataset.mark;
  let stale = false;
  let asked = null;
  let waits = 0;

  function said(text) {
    const place = document.getElementById('said');
    if (place) place.textContent = text;
  }

  // Time on the clock of the site, in minutes since the first day shown began.
  function first() { return Date.parse(board.dataset.first + 'T00:00Z'); }
  function days() { return (Date.parse(board.dataset.until + 'T00:00Z') - first()) / 86400000; }
  function minute(written) { return (Date.parse(written + 'Z') - first()) / 60000; }
  function written(at) { return new Date(first() + at * 60000).toISOString().slice(0, 16); }
  function step() { return { day: 15, week: 30, month: 60 }[board.dataset.span]; }

  function x(at) {
    const day = Math.floor(at / DAY);
    const part = ((at - day * DAY) / 60 - Number(board.dataset.from)) / Number(board.dataset.hours);
    return Math.min(100, Math.max(0, (day + Math.min(1, Math.max(0, part))) * 100 / days()));
  }

  function at(track, clientX) {
    const box = track.getBoundingClientRect();
    const place = Math.min(0.99999, Math.max(0, (clientX - box.left) / box.width)) * days();
    const day = Math.floor(place);
    const hour = Number(board.dataset.from) + (place - day) * Number(board.dataset.hours);
    return day * DAY + Math.round(hour * 60 / step()) * step();
  }

  function trackOf(row) { return row.querySelector('.row-track'); }
  function rowOf(element) { return element instanceof Element ? element.closest('.board-row[data-layout]') : null; }

  function drawn(row, look, from, until) {
    const rect = document.createElementNS(SVG, 'rect');
    const left = x(from);
    rect.setAttribute('class', look);
    rect.setAttribute('x', left + '%');
    rect.setAttribute('y', '3');
    rect.setAttribute('width', Math.max(0.2, x(until) - left) + '%');
    rect.setAttribute('height', '42');
    trackOf(row).append(rect);
    return rect;
  }

  function clear(selector) { for (const one of board.querySelectorAll(selector)) one.remove(); }

  function lift(bar, edge, how) {
    const from = minute(bar.dataset.from);
    const until = minute(bar.dataset.until);
    return {
      how: how, edge: edge, bar: bar, row: rowOf(bar), from: from, until: until,
      origin: { row: rowOf(bar), from: from, until: until },
      booking: bar.dataset.booking, version: bar.dataset.version, claim: bar.dataset.claim, said: bar.dataset.said
    };
  }

  function show() {
    clear('.ghost, .origin');
    if (carried.origin) drawn(carried.origin.row, 'origin', carried.origin.from, carried.origin.until);
    carried.ghost = drawn(carried.row, 'ghost', carried.from, carried.until);
    ask(false);
  }

  function asking(nearest) {
    const form = document.getElementById('board-form');
    const fields = new URLSearchParams({
      _csrf: form.elements._csrf.value, layout: carried.row.dataset.layout,
      from: written(carried.from), until: written(carried.until)
    });
    if (carried.booking) {
      fields.set('booking', carried.booking);
      fields.set('version', carried.version);
      fields.set('claim', carried.claim);
    }
    if (nearest) fields.set('nearest', 'yes');
    return fields;
  }

  // One question at a time, once whoever carries rests for a moment; a longer rest asks where else there is room.
  function ask(nearest) {
    clearTimeout(waits);
    if (asked) asked.abort();
    waits = setTimeout(async function () {
      const of = carried;
      asked = new AbortController();
      try {
        const answer = await fetch(board.dataset.trials, { method: 'POST', body: asking(nearest), signal: asked.signal });
        const slip = parsed(await answer.text(), '.slip');
        if (of !== carried || !slip) return;
        hang(slip, carried.row, carried.from);
        carried.ghost.classList.toggle('refused', slip.dataset.fits === 'no');
        carried.ghost.classList.toggle('fits', slip.dataset.fits === 'yes');
        said(slip.textContent.replace(/\s+/g, ' ').trim());
        if (slip.dataset.fits === 'no' && !nearest && carried.booking) ask(true);
      } catch (away) {
        if (away.name !== 'AbortError') said(board.dataset.failed);
      }
    }, nearest ? 700 : 120);
  }

  function parsed(html, selector) {
    return new DOMParser().parseFromString(html, 'text/html').querySelector(selector);
  }

  function hang(slip, row, from) {
    clear('.slip');
    const frame = board.querySelector('.board-frame').getBoundingClientRect();
    const low = row.getBoundingClientRect().bottom > frame.top + frame.height * 0.6;
    slip.classList.add('at-' + Math.min(6, Math.floor(x(from) / 10)), low ? 'above' : 'below');
    row.append(slip);
  }

  function drop() {
    const done = carried;
    if (!done.booking) {
      putBack('');
      const on = written(done.from);
      location.href = board.dataset.new + '?' + new URLSearchParams({
        layout: done.row.dataset.layout, on: on.slice(0, 10), from: on.slice(11), until: written(done.until).slice(11)
      });
      return;
    }
    if (done.row === done.origin.row && done.from === done.origin.from && done.until === done.origin.until) {
      putBack(board.dataset.putBack);
      return;
    }
    const fields = asking(false);
    const row = done.row;
    putBack('');
    move(fields, row, done.from);
  }

  async function move(fields, row, from) {
    try {
      const answer = await fetch(board.dataset.moves, { method: 'POST', body: fields });
      const html = await answer.text();
      const undo = parsed(html, '.board-undo');
      const slip = parsed(html, '.slip');
      if (undo) {
        await reread();
        told(undo);
        undo.querySelector('button').focus({ preventScroll: true });
      } else {
        if (answer.status === 412 || answer.status === 404) await reread();
        if (slip) { slip.setAttribute('role', 'alert'); told(slip); } else said(board.dataset.failed);
      }
    } catch (away) {
      said(board.dataset.failed);
    }
  }

  function told(element) {
    document.getElementById('board-told').replaceChildren(element);
  }

  function putBack(why) {
    clearTimeout(waits);
    if (asked) asked.abort();
    carried = null;
    clear('.ghost, .origin, .slip');
    if (why) said(why);
    if (stale) reread();
  }

  // By mouse or pen: a bar is carried, its edge stretched; an empty stretch asks for something new. Fingers scroll.
  let pressed = null;

  document.addEventListener('dragstart', function (event) {
    if (event.target instanceof Element && event.target.closest('.board')) event.preventDefault();
  });

  document.addEventListener('pointerdown', function (event) {
    const row = rowOf(event.target);
    if (!row || event.button !== 0 || event.pointerType === 'touch' || carried || !document.getElementById('board-form')) return;
    const bar = event.target.closest('a.bar');
    if (bar && !bar.dataset.booking) return;
    if (!bar && !event.target.closest('.row-track')) return;
    pressed = { row: row, bar: bar, x: event.clientX, y: event.clientY, at: at(trackOf(row), event.clientX) };
    if (bar) {
      const box = bar.querySelector('rect').getBoundingClientRect();
      const wide = box.width > 3 * NEAR_EDGE;
      pressed.edge = wide && event.clientX > box.right - NEAR_EDGE ? 'end' : wide && event.clientX < box.left + NEAR_EDGE ? 'start' : '';
    }
  });

  function follow(event) {
    const row = carried.edge === 'new' || carried.edge ? carried.row : rowOf(document.elementFromPoint(event.clientX, event.clientY)) || carried.row;
    const now = at(trackOf(row), event.clientX);
    const length = carried.origin ? carried.origin.until - carried.origin.from : 0;
    const next = { row: row, from: carried.from, until: carried.until };
    if (carried.edge === 'end') next.until = Math.max(carried.from + step(), now);
    else if (carried.edge === 'start') next.from = Math.min(carried.until - step(), now);
    else if (carried.edge === 'new') { next.from = Math.min(pressed.at, now); next.until = Math.max(pressed.at, now, next.from + step()); }
    else { next.from = carried.origin.from + Math.round((now - pressed.at) / step()) * step(); next.until = next.from + length; }
    if (next.row !== carried.row || next.from !== carried.from || next.until !== carried.until || !carried.ghost) {
      Object.assign(carried, next);
      show();
    }
  }

  document.addEventListener('pointermove', function (event) {
    if (!pressed) return;
    if (!carried && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > MOVED) {
      getSelection().removeAllRanges();
      carried = pressed.bar
        ? lift(pressed.bar, pressed.edge, 'pointer')
        : { how: 'pointer', edge: 'new', row: pressed.row, from: pressed.at, until: pressed.at + step() };
      board.classList.add('carrying');
    }
    if (carried) follow(event);
  });

  function noClick(event) { event.preventDefault(); event.stopPropagation(); }

  document.addEventListener('pointerup', function () {
    board.classList.remove('carrying');
    if (pressed && carried && carried.how === 'pointer') {
      document.addEventListener('click', noClick, true);
      setTimeout(function () { document.removeEventListener('click', noClick, true); }, 0);
      drop();
    }
    pressed = null;
  });

  document.addEventListener('pointercancel', function () { pressed = null; if (carried) putBack(board.dataset.putBack); });

  // By keyboard: a bar is lifted, carried by the arrows, and put down.
  function carry(event) {
    const sideways = { ArrowLeft: -step(), ArrowRight: step() }[event.key];
    const rows = Array.from(board.querySelectorAll('.board-row[data-layout]'));
    if (event.key === 'Escape') { const bar = carried.bar; putBack(board.dataset.putBack); if (bar) bar.focus(); }
    else if (event.key === 'Enter' || event.key === ' ') drop();
    else if (sideways && event.shiftKey) { carried.until = Math.max(carried.from + step(), carried.until + sideways); show(); }
    else if (sideways && event.ctrlKey) { carried.from += Math.sign(sideways) * DAY; carried.until += Math.sign(sideways) * DAY; show(); }
    else if (sideways) { carried.from += sideways; carried.until += sideways; show(); }
    else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      const next = rows[rows.indexOf(carried.row) + (event.key === 'ArrowUp' ? -1 : 1)];
      if (next) { carried.row = next; show(); }
    } else return;
    event.preventDefault();
  }

  document.addEventListener('keydown', function (event) {
    if (carried) {
      if (carried.how === 'keys' || event.key === 'Escape') { pressed = null; carry(event); }
      return;
    }
    const bar = event.target instanceof Element ? event.target.closest('a.bar[data-booking]') : null;
    if (bar && event.key === ' ' && document.getElementById('board-form')) {
      event.preventDefault();
      carried = lift(bar, '', 'keys');
      show();
      said(board.dataset.grabbed.replace('{0}', bar.getAttribute('aria-label')));
      return;
    }
    if (event.key === 'Escape') { clear('.slip'); return; }
    if (event.ctrlKey || event.altKey || event.metaKey || !keys() || event.target.closest('input, select, textarea')) return;
    for (const link of board.querySelectorAll('[data-key="' + CSS.escape(event.key) + '"]')) {
      if (link.getClientRects().length) { event.preventDefault(); link.click(); return; }
    }
  });

  function keys() { return localStorage.getItem('board-keys') !== 'off'; }

  document.addEventListener('change', function (event) {
    if (event.target.id === 'board-keys') localStorage.setItem('board-keys', event.target.checked ? 'on' : 'off');
  });

  document.addEventListener('submit', function (event) {
    if (!event.target.classList.contains('board-undo')) return;
    event.preventDefault();
    move(new URLSearchParams(new FormData(event.target)), null, 0);
  });

  // What is pointed at, by mouse or by keyboard, is said in a line of its own: bars are narrow.
  function point(event) {
    const line = document.getElementById('board-pointed');
    const titled = event.target instanceof Element ? event.target.closest('.bar, .via, .hatch, .hatch-some, .absent, .load') : null;
    const title = titled && titled.querySelector('title');
    if (line && title) line.textContent = title.textContent;
  }

  document.addEventListener('pointerover', point);
  document.addEventListener('focusin', point);

  // The same address read again: whoever reads it sees what they may.
  let reading = null;

  function reread() {
    if (carried) { stale = true; return Promise.resolve(false); }
    stale = false;
    reading = (reading || Promise.resolve()).then(read, read);
    return reading;
  }

  async function read() {
    let answer = null;
    let html = '';
    try {
      answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
      html = answer.ok && !answer.redirected ? await answer.text() : '';
    } catch (away) {
      answer = null;
    }
    const fresh = html ? parsed(html, '#board') : null;
    if (!fresh) {
      if (answer && (answer.redirected || answer.status === 401 || answer.status === 403)) line('board-stopped');
      else again();
      return false;
    }
    if (carried) { stale = true; return false; }
    const frame = board.querySelector('.board-frame');
    const place = frame ? [frame.scrollLeft, frame.scrollTop] : null;
    const was = focused();
    const kept = Array.from(board.querySelectorAll('details'), function (one) { return one.open; });
    const note = Array.from(document.getElementById('board-told').childNodes);
    board.replaceWith(fresh);
    board = fresh;
    mark = board.dataset.mark;
    document.getElementById('board-told').replaceChildren(...note);
    board.querySelectorAll('details').forEach(function (one, i) { if (i < kept.length) one.open = kept[i]; });
    const now = board.querySelector('.board-frame');
    if (now && place) now.scrollTo(place[0], place[1]);
    if (was) refocus(was);
    begin();
    return true;
  }

  // The keyboard stays on what it is on: known by its id or by what it leads to, and where that is gone, by its place among the others.
  function stops() {
    return Array.from(board.querySelectorAll('a[href], button, input:not([type=hidden]), summary, [tabindex="0"]'))
      .filter(function (one) { return one.getClientRects().length > 0; });
  }

  function named(stop) {
    return stop.id || stop.localName + ' ' + (stop.getAttribute('href') || stop.getAttribute('aria-label') || stop.textContent.trim());
  }

  function focused() {
    const all = stops();
    const place = all.indexOf(document.activeElement);
    if (place < 0) return null;
    const name = named(all[place]);
    return { name: name, place: place, nth: all.slice(0, place).filter(function (one) { return named(one) === name; }).length };
  }

  function refocus(was) {
    const all = stops();
    const same = all.filter(function (one) { return named(one) === was.name; });
    const stop = same[Math.min(was.nth, same.length - 1)] || all[Math.min(was.place, all.length - 1)];
    if (stop) stop.focus({ preventScroll: true });
  }

  function line(id) {
    const one = document.getElementById(id);
    if (!one.hidden) return;
    one.hidden = false;
    said(one.textContent);
  }

  function begin() {
    if (source && source.readyState === EventSource.OPEN) board.dataset.live = 'yes';
    const tick = document.getElementById('board-keys');
    if (tick) tick.checked = keys();
    clearTimeout(begin.lapse);
    const lapse = Number(board.dataset.lapse);
    if (lapse > 0 && lapse < 86400) begin.lapse = setTimeout(reread, lapse * 1000 + 200);
  }

  // What colleagues change, on whichever node. Nobody looks at a page that is hidden: it gives its connection back.

  function concerns(days) {
    return days === 'all' || days.split(' ').some(function (day) { return day >= board.dataset.first && day < board.dataset.until; });
  }

  function listen() {
    if (source || document.hidden) return;
    source = new EventSource(board.dataset.changes + '?after=' + mark);
    source.addEventListener('open', function () {
      failed = 0;
      board.dataset.live = 'yes';
      document.getElementById('board-paused').hidden = true;
    });
    source.addEventListener('changed', function (event) {
      if (concerns(event.data)) reread().then(function (done) { if (done) said(board.dataset.reread); });
    });
    source.addEventListener('error', function () {
      if (source && source.readyState === EventSource.CLOSED) { source = null; delete board.dataset.live; again(); }
    });
  }

  // An answer such as 503 ends a source for good: it is tried again later and later, each board at another moment, and what came meanwhile is read.
  let failed = 0;
  let waiting = 0;

  function again() {
    line('board-paused');
    clearTimeout(waiting);
    waiting = setTimeout(function () {
      if (!document.hidden) reread().then(function (done) { if (done || carried) listen(); });
    }, Math.min(60, (10 + 10 * Math.random()) * 2 ** failed) * 1000);
    failed = Math.min(failed + 1, 3);
  }

  function hush() {
    clearTimeout(waiting);
    if (source) source.close();
    source = null;
    delete board.dataset.live;
  }

  document.addEventListener('visibilitychange', function () { if (document.hidden) hush(); else listen(); });
  addEventListener('pagehide', hush);
  addEventListener('pageshow', listen);
  begin();
  listen();
})();
