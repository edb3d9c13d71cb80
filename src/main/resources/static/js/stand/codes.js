// What the code on a card or a badge says: vCard, MECARD, BIZCARD, an address, or the number of a badge.
(function () {
  'use strict';

  const LONGEST = 200;

  function blank() {
    return { name: '', firm: '', function: '', email: '', phone: '', note: '' };
  }

  // {kind, cards}: several cards where the code holds several, and one that may be empty at least.
  function read(text) {
    const said = String(text || '').replace(/^\uFEFF/, '').trim();
    if (/^BEGIN:VCARD/im.test(said)) return answer('vcard', vcards(said));
    if (/^MECARD:/i.test(said)) return answer('mecard', [mecard(said.slice(7))]);
    if (/^BIZCARD:/i.test(said)) return answer('mecard', [bizcard(said.slice(8))]);
    if (/^mailto:/i.test(said)) return answer('email', [{ email: plain(said.slice(7).split('?')[0]) }]);
    if (/^MATMSG:/i.test(said)) return answer('email', [{ email: fields(said.slice(7)).TO }]);
    if (/^tel:/i.test(said)) return answer('phone', [{ phone: plain(said.slice(4)) }]);
    if (/^(sms|smsto):/i.test(said)) return answer('phone', [{ phone: said.split(':')[1] }]);
    if (/^[^\s@:/]+@[^\s@]+\.[^\s@]+$/.test(said)) return answer('email', [{ email: said }]);
    if (/^(https?:\/\/|www\.)\S+$/i.test(said)) return answer('url', [{}]);
    return answer('badge', [{}]);
  }

  function answer(kind, cards) {
    const whole = (cards.length ? cards : [{}]).map(function (card) {
      const all = Object.assign(blank(), card);
      for (const field of Object.keys(all)) all[field] = line(all[field], field === 'note' ? 4000 : LONGEST);
      all.email = all.email.toLowerCase();
      return all;
    });
    return { kind: kind, cards: whole };
  }

  // One line, as forms and the server take it.
  function line(said, longest) {
    return String(said || '').replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ').replace(/ {2,}/g, ' ').trim().slice(0, longest).trim();
  }

  function plain(said) {
    try {
      return decodeURIComponent(said);
    } catch (broken) {
      return said;
    }
  }

  // vCard 2.1, 3.0 and 4.0

  function vcards(text) {
    const cards = [];
    let current = null;
    let agents = 0; // cards within a card, of somebody else
    for (const row of unfolded(text)) {
      const property = parsed(row);
      if (!property) continue;
      const last = current && current[current.length - 1];
      if (property.name === 'BEGIN' && (agents || (last && last.name === 'AGENT' && !last.value.trim()))) agents += 1;
      else if (property.name === 'BEGIN') {
        if (current && current.length) cards.push(vcard(current)); // nobody has closed it
        current = [];
      } else if (property.name === 'END' && agents) {
        agents -= 1;
        if (!agents) current.push({ name: '', types: [], value: '', binary: true });
      } else if (property.name === 'END' && current) {
        cards.push(vcard(current));
        current = null;
      } else if (current && !agents) current.push(property);
    }
    if (current && current.length) cards.push(vcard(current)); // cut off: what is there counts
    return cards;
  }

  // A line goes on where the next begins with a blank, and in quoted-printable where it ends with an equals sign.
  function unfolded(text) {
    const rows = [];
    let soft = false;
    for (const row of text.split(/\r\n|\r|\n/)) {
      if (soft) rows[rows.length - 1] += row;
      else if (/^[ \t]/.test(row) && rows.length) rows[rows.length - 1] += row.slice(1);
      else rows.push(row);
      const last = rows[rows.length - 1];
      soft = last.endsWith('=') && /^[^:]*QUOTED-PRINTABLE[^:]*:/i.test(last);
      if (soft) rows[rows.length - 1] = last.slice(0, -1);
    }
    return rows;
  }

  // name;parameter=value:value, in which a quoted parameter may hold what else ends it.
  function parsed(row) {
    const split = /^((?:"[^"]*"|[^":])*):([\s\S]*)$/.exec(row);
    if (!split) return null;
    const head = split[1].match(/(?:"[^"]*"|[^;"])+/g) || [];
    if (!head.length) return null;
    const types = [];
    let charset = 'utf-8';
    let encoding = '';
    for (const parameter of head.slice(1)) {
      const parts = parameter.split('=');
      const key = parts.length > 1 ? parts[0].trim().toUpperCase() : 'TYPE';
      const value = parts[parts.length > 1 ? 1 : 0].replace(/"/g, '').trim();
      if (key === 'CHARSET') charset = value;
      else if (key === 'ENCODING') encoding = value.toUpperCase();
      else if (key === 'PREF') types.push('PREF' + value);
      else if (key === 'TYPE') types.push.apply(types, value.toUpperCase().split(','));
    }
    if (types.includes('QUOTED-PRINTABLE')) encoding = 'QUOTED-PRINTABLE';
    return {
      name: head[0].replace(/^.*\./, '').trim().toUpperCase(),
      types: types,
      value: encoding === 'QUOTED-PRINTABLE' ? quoted(split[2], charset) : split[2],
      binary: /^(B|BASE64)$/.test(encoding)
    };
  }

  function quoted(said, charset) {
    const bytes = [];
    for (let i = 0; i < said.length; i++) {
      const code = /^=[0-9a-f]{2}/i.exec(said.slice(i, i + 3));
      if (code) {
        bytes.push(parseInt(said.slice(i + 1, i + 3), 16));
        i += 2;
      } else {
        bytes.push.apply(bytes, Array.from(new TextEncoder().encode(said[i])));
      }
    }
    const all = new Uint8Array(bytes);
    try {
      return new TextDecoder(charset, { fatal: true }).decode(all);
    } catch (other) {
      return new TextDecoder('windows-1252').decode(all); // what was meant where nothing, or too little, was said
    }
  }

  // The parts of a value that a mark divides, each without its escapes.
  function parts(said, mark) {
    const found = [''];
    for (let i = 0; i < said.length; i++) {
      if (said[i] === '\\' && i + 1 < said.length) {
        i += 1;
        found[found.length - 1] += /[nN]/.test(said[i]) ? '\n' : said[i];
      } else if (said[i] === mark) found.push('');
      else found[found.length - 1] += said[i];
    }
    return found.map(function (part) { return part.trim(); });
  }

  function whole(said) {
    return parts(said, '\u0000')[0];
  }

  function vcard(properties) {
    function first(name) {
      const found = best(properties.filter(function (one) { return one.name === name && !one.binary && one.value.trim(); }));
      return found ? found.value : '';
    }
    const n = parts(first('N'), ';');
    const named = [n[1], n[0]].filter(Boolean).join(' ');
    const firm = parts(first('ORG'), ';')[0];
    const formatted = whole(first('FN'));
    const isFirm = /^(company|org)$/i.test(first('X-ABSHOWAS') || first('KIND')) || (formatted === firm && !named);
    return {
      name: isFirm && firm ? '' : formatted || named,
      firm: firm,
      function: whole(first('TITLE')) || whole(first('ROLE')),
      email: whole(first('EMAIL')).replace(/^mailto:/i, ''),
      phone: phone(properties),
      note: whole(first('NOTE'))
    };
  }

  function phone(properties) {
    const all = properties.filter(function (one) { return one.name === 'TEL' && one.value.trim(); });
    const spoken = all.filter(function (one) { return !one.types.includes('FAX') && !one.types.includes('PAGER'); });
    const mobile = spoken.filter(function (one) { return one.types.includes('CELL'); });
    const found = preferred(spoken) || best(mobile) || best(spoken) || best(all);
    return found ? whole(found.value).replace(/^tel:/i, '').replace(/;.*$/, '') : '';
  }

  function preferred(some) {
    return some.find(function (one) { return one.types.includes('PREF') || one.types.includes('PREF1'); });
  }

  function best(some) {
    return preferred(some) || some[0];
  }

  // MECARD, and what works like it

  function fields(text) {
    const found = {};
    for (const part of text.match(/(?:\\[\s\S]|[^\\;])+/g) || []) {
      const split = part.indexOf(':');
      const key = part.slice(0, split).trim().toUpperCase();
      if (split > 0 && !(key in found)) found[key] = part.slice(split + 1);
    }
    return found;
  }

  function mecard(text) {
    const said = fields(text);
    const name = parts(said.N || '', ',');
    return {
      name: [name[1], name[0]].filter(Boolean).join(' '),
      firm: whole(said.ORG || ''),
      function: whole(said.TITLE || ''),
      email: whole(said.EMAIL || ''),
      phone: whole(said.TEL || ''),
      note: whole(said.NOTE || '')
    };
  }

  function bizcard(text) {
    const said = fields(text);
    return {
      name: [whole(said.N || ''), whole(said.X || '')].filter(Boolean).join(' '),
      firm: whole(said.C || ''),
      function: whole(said.T || ''),
      email: whole(said.E || ''),
      phone: whole(said.B || said.M || '')
    };
  }

  self.PaddockCodes = { read: read };
})();
