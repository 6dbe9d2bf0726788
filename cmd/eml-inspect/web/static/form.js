// Drops files on the form and copies letters. Everything else works without it.
'use strict';

function acceptDrops(zone, input) {
  for (const name of ['dragenter', 'dragover']) {
    document.addEventListener(name, (event) => {
      event.preventDefault();
      zone.classList.add('over');
    });
  }
  document.addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) zone.classList.remove('over');
  });
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    zone.classList.remove('over');
    if (event.dataTransfer.files.length) input.files = event.dataTransfer.files;
  });
}

function addCopyButton(letter) {
  const chinese = letter.closest('[lang]').lang.startsWith('zh');
  const words = chinese ? ['复制', '已复制'] : ['Copy', 'Copied'];
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = words[0];
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(letter.querySelector('pre').textContent);
    button.textContent = words[1];
  });
  letter.append(button);
}

const zone = document.querySelector('.drop');
if (zone) acceptDrops(zone, document.querySelector('#file'));
document.querySelectorAll('.letter').forEach(addCopyButton);
