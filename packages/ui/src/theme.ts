import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The red of the shell. Shade 7 carries white text and stands on white at more than 4.5 to 1; 4 does so on the dark. */
const tortoise: MantineColorsTuple = [
  '#fdf2ef',
  '#fae0da',
  '#f4bfb3',
  '#ee9b8a',
  '#ec8572',
  '#db5d47',
  '#c8432f',
  '#b23524',
  '#922a1c',
  '#741f14',
];

/** Warm greys: sand by day, bark by night. */
const gray: MantineColorsTuple = [
  '#faf8f5',
  '#f4f0eb',
  '#eae4dd',
  '#ddd5cc',
  '#c8bdb1',
  '#a5998c',
  '#7d7268',
  '#5f564e',
  '#433c36',
  '#2b2622',
];

const dark: MantineColorsTuple = [
  '#ece6e0',
  '#cdc4bb',
  '#aea398',
  '#8a7f75',
  '#564d46',
  '#3d3631',
  '#2b2622',
  '#211d1a',
  '#191614',
  '#12100e',
];

// The head of a dialog is no banner of the page, and its cross needs a name.
const dialog = {
  closeButtonProps: { 'aria-label': 'Close' },
  attributes: { header: { role: 'presentation' } },
};
const ground = { background: 'var(--surface-raised)' };
const dialogStyles = { title: { fontSize: 18, fontWeight: 650 }, header: ground, content: ground };

export const theme = createTheme({
  primaryColor: 'tortoise',
  primaryShade: { light: 7, dark: 6 },
  colors: { tortoise, gray, dark },
  black: '#241f1b',
  fontFamily: "'Figtree Variable', ui-sans-serif, system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Code', Menlo, Consolas, 'DejaVu Sans Mono', monospace",
  headings: { fontWeight: '650', sizes: { h1: { fontSize: '1.75rem', lineHeight: '1.2' } } },
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '9px', lg: '14px', xl: '20px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  // By name: what the components are is fetched by the pages that show them.
  components: {
    // With the radius of all else a small box is round, as if it were a radio button.
    Checkbox: { defaultProps: { radius: 'xs' } },
    // In place, so that it stands inside the landmark of its button; without a child that is no item.
    Menu: { defaultProps: { withinPortal: false, withInitialFocusPlaceholder: false } },
    Modal: { defaultProps: dialog, styles: dialogStyles },
    Drawer: {
      defaultProps: dialog,
      styles: { ...dialogStyles, content: { ...ground, height: 'auto', maxHeight: '92dvh' } },
    },
  },
});
