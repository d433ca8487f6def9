// The least an Electron app can be: one window with a page that moves focus at a key.
const { app, BrowserWindow } = require('electron');
const path = require('node:path');

const openWindow = async () => {
  await app.whenReady();
  const window = new BrowserWindow({ width: 1280, height: 800 });
  await window.loadFile(path.join(__dirname, 'index.html'));
};

app.setPath('userData', process.env.COUNTERTOP_USER_DATA);
app.on('window-all-closed', () => app.quit());
void openWindow();
