// Recording in the browser: what is said becomes a WAV file in the form's own field. All works without this.
(() => {
  const recorder = document.getElementById("recorder");
  const field = document.getElementById("recording");
  const button = document.getElementById("record");
  const state = document.getElementById("recorder-state");
  if (!recorder || !field || !navigator.mediaDevices || !window.MediaRecorder) return;
  const longest = 20000;
  let running = null;

  const wav = (samples, rate) => {
    const view = new DataView(new ArrayBuffer(44 + samples.length * 2));
    const word = (at, text) => [...text].forEach((letter, index) => view.setUint8(at + index, letter.charCodeAt(0)));
    word(0, "RIFF"); view.setUint32(4, 36 + samples.length * 2, true); word(8, "WAVEfmt ");
    view.setUint32(16, 16, true); view.setUint16(20, 1, true); view.setUint16(22, 1, true);
    view.setUint32(24, rate, true); view.setUint32(28, rate * 2, true);
    view.setUint16(32, 2, true); view.setUint16(34, 16, true);
    word(36, "data"); view.setUint32(40, samples.length * 2, true);
    samples.forEach((sample, index) => view.setInt16(44 + index * 2, Math.max(-1, Math.min(1, sample)) * 32767, true));
    return new File([view], "recording.wav", { type: "audio/wav" });
  };

  const finish = async (stream, pieces) => {
    stream.getTracks().forEach((track) => track.stop());
    button.textContent = "Record again";
    running = null;
    const context = new AudioContext();
    const sound = await context.decodeAudioData(await new Blob(pieces).arrayBuffer());
    await context.close();
    const files = new DataTransfer();
    files.items.add(wav(sound.getChannelData(0), sound.sampleRate));
    field.files = files.files;
    state.textContent = `Recorded ${sound.duration.toFixed(1)} seconds. Press Hear what is understood.`;
  };

  const begin = async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const pieces = [];
    running = new MediaRecorder(stream);
    running.ondataavailable = (event) => pieces.push(event.data);
    running.onstop = () => finish(stream, pieces).catch(() => { state.textContent = "The recording cannot be used. Try again."; });
    running.start();
    setTimeout((mine) => mine.state === "recording" && mine.stop(), longest, running);
    button.textContent = "Stop";
    state.textContent = "Recording. Say it, then press Stop.";
  };

  button.addEventListener("click", () => {
    if (running) running.stop();
    else begin().catch(() => { state.textContent = "The microphone cannot be used. Allow it in the browser, or choose a file."; });
  });
  recorder.hidden = false;
})();
