/** What a style sheet or picture is to a test: nothing. */
export default {};
