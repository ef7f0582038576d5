// fr-compromise: numbers in French text. Its offsets are UTF-16 code units; ours are code points.
const readline = require('readline')
// The modules live outside the repository, in the folder that is named on the command line.
const { createRequire } = require('module')
const nlp = createRequire(require('path').resolve(process.argv[2], 'x.js'))('fr-compromise')

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const article = JSON.parse(line)
  if (article.language.split('-')[0] === 'fr') {
    for (const found of nlp(article.text).numbers().json({ offset: true })) {
      const at = found.offset.start
      // Punctuation around the words belongs to the sentence.
      const text = article.text.slice(at, at + found.offset.length).replace(/[\s.,;:!?»"')]+$/, '')
      const start = [...article.text.slice(0, at)].length
      const figure = { text, start, end: start + [...text].length }
      const value = found.number && found.number.num
      if (Number.isFinite(value)) figure.value = value
      if (text) console.log(JSON.stringify({ article_id: article.article_id, language: 'fr', figure }))
    }
  }
  console.log(JSON.stringify({ article_id: article.article_id, done: true }))
})
