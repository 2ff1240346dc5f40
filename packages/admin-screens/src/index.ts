export { adminScreens } from './admin-screens.js';
