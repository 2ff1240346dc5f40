export { ColourSchemeToggle } from './colour-scheme-toggle.js';
export { Logo } from './logo.js';
export { theme } from './theme.js';
