// Has a device make a passkey, or sign with one, before its form is sent.
(function () {
  'use strict';

  function bytes(text) {
    const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    return Uint8Array.from(binary, function (one) { return one.charCodeAt(0); });
  }

  function text(buffer) {
    if (!buffer) return undefined;
    const binary = Array.from(new Uint8Array(buffer), function (one) { return String.fromCharCode(one); }).join('');
    return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  }

  function described(credentials) {
    return (credentials || []).map(function (one) { return Object.assign({}, one, { id: bytes(one.id) }); });
  }

  function made(options) {
    options.challenge = bytes(options.challenge);
    options.user.id = bytes(options.user.id);
    options.excludeCredentials = described(options.excludeCredentials);
    return navigator.credentials.create({ publicKey: options });
  }

  function signed(options) {
    options.challenge = bytes(options.challenge);
    options.allowCredentials = described(options.allowCredentials);
    return navigator.credentials.get({ publicKey: options });
  }

  function written(credential) {
    const given = credential.response;
    const response = { clientDataJSON: text(given.clientDataJSON) };
    if (given.attestationObject) {
      response.attestationObject = text(given.attestationObject);
      response.transports = given.getTransports ? given.getTransports() : [];
    } else {
      response.authenticatorData = text(given.authenticatorData);
      response.signature = text(given.signature);
      response.userHandle = text(given.userHandle);
    }
    return JSON.stringify({
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      response: response,
      clientExtensionResults: credential.getClientExtensionResults(),
      authenticatorAttachment: credential.authenticatorAttachment || undefined
    });
  }

  async function send(form) {
    const refused = form.querySelector('[data-passkey-refused]');
    refused.hidden = true;
    try {
      const asked = await fetch(form.dataset.options, {
        method: 'POST',
        body: new URLSearchParams({ _csrf: form.elements._csrf.value }),
        headers: { Accept: 'application/json' }
      });
      if (!asked.ok) throw new Error('not asked');
      const question = await asked.json();
      const options = JSON.parse(question.options);
      const credential = form.dataset.passkey === 'create' ? await made(options) : await signed(options);
      form.elements.ticket.value = question.ticket;
      form.elements.credential.value = written(credential);
      form.submit();
    } catch (given) {
      refused.hidden = false;
    }
  }

  document.addEventListener('submit', function (event) {
    if (!event.target.dataset.passkey) return;
    event.preventDefault();
    send(event.target);
  });
})();
