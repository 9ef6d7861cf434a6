import { Mode, colors, fontSize, radius } from '../tokens';

/** Buttons, fields, tabs, chips: the shapes and sizes of BUI's. */
export function controls(mode: Mode) {
  const color = colors[mode];
  const focus = {
    outline: `2px solid ${color.ring}`,
    outlineOffset: 2,
  };
  const focusInside = { ...focus, outlineOffset: -2 };
  return {
    MuiButtonBase: {
      defaultProps: { disableRipple: true },
      styleOverrides: {
        root: { '&:focus-visible': focus },
      },
    },
    MuiButton: {
      defaultProps: { disableElevation: true },
      styleOverrides: {
        root: {
          minWidth: 0,
          padding: '5px 12px',
          borderRadius: radius.medium,
          fontSize: fontSize[3],
          fontWeight: 500,
          lineHeight: 1.5,
          textTransform: 'none',
        },
        text: { padding: '5px 10px' },
        outlined: { padding: '4px 11px', borderColor: color.borderStrong },
        outlinedPrimary: {
          borderColor: color.borderStrong,
          '&:hover': { borderColor: color.accent },
        },
        contained: { boxShadow: 'none', '&:hover': { boxShadow: 'none' } },
        containedPrimary: {
          '&:hover': { backgroundColor: color.accentHover },
        },
        sizeLarge: { padding: '7px 16px', fontSize: fontSize[3] },
      },
    },
    MuiIconButton: {
      styleOverrides: {
        root: {
          padding: 8,
          borderRadius: radius.medium,
          color: color.textSecondary,
        },
        sizeSmall: { padding: 4 },
      },
    },
    MuiSvgIcon: {
      styleOverrides: { root: { fontSize: '1.25rem' } },
    },
    MuiLink: { defaultProps: { underline: 'hover' } },
    MuiTabs: {
      styleOverrides: {
        root: { minHeight: 36 },
        indicator: { height: 2, backgroundColor: color.accent },
      },
    },
    MuiTab: {
      styleOverrides: {
        root: {
          minWidth: 0,
          minHeight: 36,
          padding: '6px 12px',
          color: color.textSecondary,
          fontSize: fontSize[3],
          fontWeight: 500,
          letterSpacing: 0,
          textTransform: 'none',
          '@media (min-width:960px)': { minWidth: 0, fontSize: fontSize[3] },
          '&:hover': { background: 'none', color: color.text },
          '&:focus-visible': focusInside,
          '&.Mui-selected': { color: color.text },
        },
        textColorPrimary: {
          color: color.textSecondary,
          '&.Mui-selected': { color: color.text },
        },
        textColorInherit: { opacity: 1 },
      },
    },
    MuiChip: {
      styleOverrides: {
        root: {
          height: 22,
          margin: '0 6px 4px 0',
          border: `1px solid ${color.border}`,
          borderRadius: radius.medium,
          backgroundColor: color.surfaces[1],
          color: color.text,
          fontSize: fontSize[2],
        },
        clickable: { '&:hover, &:focus': { backgroundColor: color.pressed } },
        outlined: { border: `1px solid ${color.border}` },
        label: { padding: '0 7px', fontSize: fontSize[2], fontWeight: 400 },
        sizeSmall: { height: 20 },
        labelSmall: { padding: '0 6px', fontSize: fontSize[2] },
      },
    },
    MuiInputBase: {
      styleOverrides: { root: { fontSize: fontSize[3], lineHeight: 1.45 } },
    },
    MuiOutlinedInput: {
      styleOverrides: {
        root: {
          borderRadius: radius.medium,
          backgroundColor: color.surfaces[0],
          '&:hover .MuiOutlinedInput-notchedOutline': {
            borderColor: color.textSecondary,
          },
        },
        input: { padding: '9px 12px' },
        inputMarginDense: { padding: '7px 12px' },
        notchedOutline: { borderColor: color.borderStrong },
      },
    },
    MuiInput: {
      styleOverrides: {
        underline: {
          '&:before': { borderBottomColor: color.borderStrong },
        },
      },
    },
    MuiFilledInput: {
      styleOverrides: { root: { backgroundColor: color.surfaces[1] } },
    },
    MuiFormLabel: {
      styleOverrides: {
        root: { color: color.textSecondary, fontSize: fontSize[3] },
      },
    },
    MuiFormHelperText: {
      styleOverrides: {
        root: { color: color.textSecondary, fontSize: fontSize[2] },
      },
    },
    // The stock form fields underline some of theirs and frame others.
    MuiTextField: { defaultProps: { variant: 'outlined', size: 'small' } },
    MuiSelect: {
      styleOverrides: { icon: { color: color.textSecondary } },
    },
    MuiMenuItem: {
      styleOverrides: {
        root: {
          minHeight: 34,
          paddingTop: 4,
          paddingBottom: 4,
          fontSize: fontSize[3],
          '&:focus-visible': focusInside,
        },
      },
    },
    MuiListItem: {
      styleOverrides: {
        button: { '&:focus-visible': focusInside },
      },
    },
    MuiListItemIcon: {
      styleOverrides: { root: { minWidth: 32, color: color.textSecondary } },
    },
    MuiListItemText: {
      styleOverrides: {
        primary: { fontSize: fontSize[3] },
        secondary: { color: color.textSecondary, fontSize: fontSize[3] },
      },
    },
    MuiSwitch: { defaultProps: { color: 'primary' } },
    MuiToggleButton: {
      styleOverrides: {
        root: {
          height: 34,
          padding: '4px 12px',
          borderColor: color.borderStrong,
          color: color.textSecondary,
          textTransform: 'none',
          '&.Mui-selected': {
            backgroundColor: color.accentSurface,
            color: color.text,
          },
        },
      },
    },
    MuiStepIcon: {
      styleOverrides: {
        root: { color: color.borderStrong },
        text: { fill: color.surfaces[0] },
      },
    },
    MuiStepLabel: {
      styleOverrides: { label: { color: color.textSecondary } },
    },
    MuiBadge: {
      styleOverrides: {
        badge: { fontSize: fontSize[1], fontWeight: 600 },
      },
    },
  };
}
