/* the theme's */
