// The camera: finds a code in what it sees, and takes a photograph that is small enough to be sent from a crowded hall.
(function () {
  'use strict';

  const BETWEEN_LOOKS = 120;
  const LONGEST_SIDE = 1600;
  const LOOKED_AT = 960;
  const MOST_BYTES = 1900000;
  const WANTED = ['qr_code', 'data_matrix', 'aztec', 'pdf417', 'code_128', 'code_39', 'ean_13'];

  let stream = null;
  let looking = 0;

  function isThere() {
    return Boolean(navigator.mediaDevices && navigator.mediaDevices.getUserMedia);
  }

  // Shows what the camera sees and tells of the first code in it; rejects where there is no camera to be had.
  async function open(video, found) {
    close(video);
    stream = await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: { ideal: 'environment' }, width: { ideal: 1920 }, height: { ideal: 1080 } }
    });
    video.srcObject = stream;
    await video.play();
    const turn = ++looking;
    const eye = await reader();
    if (eye) look(video, eye, turn, found);
    return Boolean(eye);
  }

  function close(video) {
    looking += 1;
    if (stream) for (const track of stream.getTracks()) track.stop();
    stream = null;
    video.srcObject = null;
  }

  async function look(video, eye, turn, found) {
    while (turn === looking) {
      const text = video.readyState >= 2 ? await eye(video).catch(function () { return ''; }) : '';
      if (text && turn === looking) {
        found(text);
        return;
      }
      await new Promise(function (resolve) { setTimeout(resolve, BETWEEN_LOOKS); });
    }
  }

  // The browser's own reader where it has one that works, else ours.
  async function reader() {
    return (await ofBrowser()) || (await ours());
  }

  async function ofBrowser() {
    if (!('BarcodeDetector' in self)) return null;
    try {
      const known = await BarcodeDetector.getSupportedFormats();
      const formats = WANTED.filter(function (one) { return known.includes(one); });
      if (!formats.includes('qr_code')) return null;
      const detector = new BarcodeDetector({ formats: formats });
      await detector.detect(document.createElement('canvas').getContext('2d').createImageData(8, 8));
      return async function (video) {
        const codes = await detector.detect(video);
        return codes.length ? codes[0].rawValue : '';
      };
    } catch (broken) {
      return null;
    }
  }

  async function ours() {
    try {
      const decoder = await import(document.body.dataset.decoder);
      const canvas = document.createElement('canvas');
      const ink = canvas.getContext('2d', { willReadFrequently: true });
      return async function (video) {
        const scale = Math.min(1, LOOKED_AT / Math.max(video.videoWidth, video.videoHeight));
        canvas.width = Math.round(video.videoWidth * scale);
        canvas.height = Math.round(video.videoHeight * scale);
        ink.drawImage(video, 0, 0, canvas.width, canvas.height);
        try {
          return decoder.decodeQR(ink.getImageData(0, 0, canvas.width, canvas.height));
        } catch (none) {
          return '';
        }
      };
    } catch (missing) {
      return null;
    }
  }

  // What is on a video or a picture, as a JPEG without anything that a camera writes beside it.
  async function shot(source, width, height) {
    let side = Math.min(LONGEST_SIDE, Math.max(width, height));
    for (let quality = 0.85; ; quality = Math.max(0.4, quality - 0.15)) {
      const scale = Math.min(1, side / Math.max(width, height));
      const canvas = document.createElement('canvas');
      canvas.width = Math.max(1, Math.round(width * scale));
      canvas.height = Math.max(1, Math.round(height * scale));
      canvas.getContext('2d').drawImage(source, 0, 0, canvas.width, canvas.height);
      const blob = await new Promise(function (resolve) { canvas.toBlob(resolve, 'image/jpeg', quality); });
      if (!blob) throw new Error('no picture');
      if (blob.size <= MOST_BYTES) return blob.arrayBuffer();
      side = Math.round(side * 0.8);
    }
  }

  function ofVideo(video) {
    return shot(video, video.videoWidth, video.videoHeight);
  }

  async function ofFile(file) {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    try {
      return await shot(bitmap, bitmap.width, bitmap.height);
    } finally {
      bitmap.close();
    }
  }

  async function show(photo, canvas) {
    const bitmap = await createImageBitmap(new Blob([photo], { type: 'image/jpeg' }));
    canvas.width = bitmap.width;
    canvas.height = bitmap.height;
    canvas.getContext('2d').drawImage(bitmap, 0, 0);
    bitmap.close();
  }

  self.PaddockCamera = { isThere: isThere, open: open, close: close, ofVideo: ofVideo, ofFile: ofFile, show: show };
})();
