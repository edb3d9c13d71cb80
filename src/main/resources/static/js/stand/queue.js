// What is kept on this phone: cards until they are sent, their photographs, and by what the phone is known.
(function () {
  'use strict';

  const NAME = 'paddock-stand';
  const CAPTURES = 'captures';
  const PHOTOS = 'photos';
  const KEPT = 'kept';
  const ALL = [CAPTURES, PHOTOS, KEPT];
  const DRAFT = 'draft';
  const SENT_FOR = 7 * 24 * 3600 * 1000;

  let opening = null;

  function open() {
    if (!opening) opening = new Promise(opened);
    return opening;
  }

  function opened(resolve, reject) {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = function () {
      asked.result.createObjectStore(CAPTURES, { keyPath: 'id' }).createIndex('state', 'state');
      asked.result.createObjectStore(PHOTOS);
      asked.result.createObjectStore(KEPT);
    };
    asked.onsuccess = function () {
      const database = asked.result;
      database.onversionchange = function () { database.close(); opening = null; };
      database.onclose = function () { opening = null; };
      resolve(database);
    };
    asked.onerror = function () { opening = null; reject(asked.error); };
  }

  // Resolves once all of it is on the disk, not before: whatever happens to the phone then, it is there.
  async function within(mode, act) {
    const database = await open();
    return new Promise(function (resolve, reject) {
      const transaction = database.transaction(ALL, mode, { durability: mode === 'readwrite' ? 'strict' : 'default' });
      let result;
      transaction.oncomplete = function () { resolve(result); };
      transaction.onabort = function () { reject(transaction.error || new Error('aborted')); };
      act({
        captures: transaction.objectStore(CAPTURES),
        photos: transaction.objectStore(PHOTOS),
        kept: transaction.objectStore(KEPT)
      }, function (value) { result = value; });
    });
  }

  function got(request, act) {
    request.onsuccess = function () { act(request.result); };
  }

  function inState(stores, state) {
    return stores.captures.index('state').getAll(IDBKeyRange.only(state));
  }

  function kept(name) {
    return within('readonly', function (stores, give) { got(stores.kept.get(name), give); });
  }

  function keep(name, value) {
    return within('readwrite', function (stores) { stores.kept.put(value, name); });
  }

  // What the phone is to know, unless it has been set up anew meanwhile.
  function refresh(secret, stand) {
    return within('readwrite', function (stores) {
      got(stores.kept.get('device'), function (device) {
        if (device && device.secret === secret) stores.kept.put(Object.assign(device, { stand: stand }), 'device');
      });
    });
  }

  // A card that is taken, with its photograph; what was typed of it goes from the form.
  function add(capture, photo) {
    return within('readwrite', function (stores) {
      stores.captures.put(capture);
      if (photo) stores.photos.put(photo, capture.id);
      else stores.photos.delete(capture.id);
      stores.kept.delete(DRAFT);
      stores.photos.delete(DRAFT);
    });
  }

  // Some that are to be sent, those that were tried least often first: one that the server chokes on keeps none of the others back.
  function claim(most) {
    return within('readwrite', function (stores, give) {
      got(inState(stores, 'pending'), function (pending) {
        pending.sort(function (one, other) { return one.tries - other.tries || one.order - other.order; });
        const claimed = pending.slice(0, most);
        for (const capture of claimed) {
          capture.tries += 1;
          stores.captures.put(capture);
        }
        give(claimed);
      });
    });
  }

  // What became of each: what was taken leaves of itself what a list shows, what was refused stays whole.
  function settle(answers, now) {
    return within('readwrite', function (stores, give) {
      let taken = 0;
      for (const answer of answers) {
        if (answer.outcome !== 'refused') taken += 1;
        got(stores.captures.get(answer.encounter), function (capture) {
          if (!capture || capture.state !== 'pending') return;
          if (answer.outcome === 'refused') {
            capture.state = 'refused';
            capture.field = answer.field;
            capture.reason = answer.reason;
            stores.captures.put(capture);
          } else {
            stores.captures.put(remembered(capture, answer.outcome, now));
          }
        });
      }
      give(taken);
    });
  }

  function remembered(capture, outcome, now) {
    return {
      id: capture.id,
      state: capture.photo ? 'photo' : 'sent',
      order: capture.order,
      at: capture.at,
      title: capture.title,
      grade: capture.grade,
      photo: capture.photo,
      outcome: outcome,
      sentAt: now
    };
  }

  // A card whose photograph is still to be sent, with it.
  function photoDue(skip) {
    return within('readonly', function (stores, give) {
      got(inState(stores, 'photo'), function (due) {
        const next = due.find(function (capture) { return !skip.has(capture.id); });
        if (next) got(stores.photos.get(next.id), function (photo) { give({ id: next.id, photo: photo || null }); });
      });
    });
  }

  function photoGone(id) {
    return within('readwrite', function (stores) {
      stores.photos.delete(id);
      got(stores.captures.get(id), function (capture) {
        if (capture && capture.state === 'photo') stores.captures.put(Object.assign(capture, { state: 'sent' }));
      });
    });
  }

  // Everything that a list shows, the latest first.
  function list() {
    return within('readonly', function (stores, give) {
      got(stores.captures.getAll(), function (all) {
        give(all.sort(function (one, other) { return other.order - one.order; }));
      });
    });
  }

  // How many are still to be sent, in whole or in part.
  function pending() {
    return within('readonly', function (stores, give) {
      let sum = 0;
      for (const state of ['pending', 'held', 'refused', 'photo']) {
        got(stores.captures.index('state').count(IDBKeyRange.only(state)), function (count) { give(sum += count); });
      }
    });
  }

  // What was sent long ago is forgotten.
  function tidy(now) {
    return within('readwrite', function (stores) {
      got(inState(stores, 'sent'), function (sent) {
        for (const capture of sent) if (capture.sentAt < now - SENT_FOR) stores.captures.delete(capture.id);
      });
    });
  }

  // Takes one back into the form, where it has not left yet.
  function takeBack(id) {
    return within('readwrite', function (stores, give) {
      got(stores.captures.get(id), function (capture) {
        const stays = capture && (capture.state === 'refused' || (capture.state === 'pending' && capture.tries === 0));
        if (!stays) return;
        stores.captures.put(Object.assign({}, capture, { state: 'held', was: capture.state }));
        got(stores.photos.get(id), function (photo) { give({ capture: capture, photo: photo || null }); });
      });
    });
  }

  // One that was taken back goes on as it was, but for the one in the form.
  function release(but) {
    return within('readwrite', function (stores) {
      got(inState(stores, 'held'), function (held) {
        for (const capture of held) {
          if (capture.id !== but) stores.captures.put(Object.assign(capture, { state: capture.was || 'pending' }));
        }
      });
    });
  }

  function drop(id) {
    return within('readwrite', function (stores) {
      stores.captures.delete(id);
      stores.photos.delete(id);
      stores.kept.delete(DRAFT);
      stores.photos.delete(DRAFT);
    });
  }

  // What is in the form, as it is typed.
  function keepDraft(draft, photo) {
    return within('readwrite', function (stores) {
      stores.kept.put(draft, DRAFT);
      if (photo) stores.photos.put(photo, DRAFT);
      else stores.photos.delete(DRAFT);
    });
  }

  function draft() {
    return within('readonly', function (stores, give) {
      got(stores.kept.get(DRAFT), function (said) {
        if (said) got(stores.photos.get(DRAFT), function (photo) { give({ said: said, photo: photo || null }); });
      });
    });
  }

  // Everything, for good.
  async function wipe() {
    await within('readwrite', function (stores) {
      stores.captures.clear();
      stores.photos.clear();
      stores.kept.clear();
      stores.kept.put(true, 'wiped');
    });
    if (self.caches) {
      for (const name of await caches.keys()) if (name.startsWith('paddock-stand')) await caches.delete(name);
    }
  }

  // Has the worker keep the page again where the browser, or a wipe, has taken it away; resolves once it is whole.
  async function keepPage() {
    const worker = (await navigator.serviceWorker.ready).active;
    if (await caches.match('/stand/?lang=fr')) return;
    await new Promise(function (resolve, reject) {
      const line = new MessageChannel();
      line.port1.onmessage = function (event) {
        if (event.data === 'kept') resolve();
        else reject(new Error('the page is not kept'));
      };
      worker.postMessage('keep', [line.port2]);
    });
  }

  self.PaddockQueue = {
    kept: kept, keep: keep, refresh: refresh, add: add, claim: claim, settle: settle, photoDue: photoDue, photoGone: photoGone,
    list: list, pending: pending, tidy: tidy, takeBack: takeBack, release: release, drop: drop, keepDraft: keepDraft, draft: draft, wipe: wipe, keepPage: keepPage
  };
})();
