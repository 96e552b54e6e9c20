/** The file that lists all files of the build, by their path beside the page. */
export const listName = 'offline.json'
