import { css } from 'lit';

/** The colours of a site, as its webmaster gives them to the elements. */
export const theme = css`
  .site.coloured {
    --emploi-color-action: #7b1e5a;
    --emploi-color-on-action: #ffffff;
    --emploi-color-raised: #fbf1f6;
    --emploi-color-line: #e6c9d8;
    --emploi-radius: 1.25em;
    --emploi-font-family-heading: Georgia, serif;
  }
`;

/** What the elements find on the pages around them. */
export default css`
  .site {
    color: #1b1f24;
    color-scheme: light;
    font-family: system-ui, sans-serif;
  }

  .site.dark {
    padding: 1.5em;
    background: #14171c;
    color: #f2f4f7;
    color-scheme: dark;
  }

  .site.warm {
    padding: 1.5em;
    background: #ffe9c7;
    color: #3b2a14;
  }

  .site.warm a {
    color: #8f1f44;
  }

  .site .primary {
    padding: 0.6em 1.1em;
    border: 0;
    border-radius: 1.5em;
    background: #a8234f;
    color: #fff;
    font: inherit;
  }

  /* Among the other stories, on the page of an element. */
  .site.excerpt {
    max-block-size: 40em;
    padding: 0.5em;
    overflow: auto;
  }

  .site.narrow {
    box-sizing: border-box;
    inline-size: 320px;
    padding-inline: 16px;
    outline: 1px dashed #8a929c;
  }

  .site :is(h1, h2, h3, p, pre) {
    margin-block: 0 1rem;
  }

  .site [slot] {
    margin: 0;
  }

  .site pre {
    padding: 1em;
    background: #f4f6f9;
    overflow: auto;
  }

  ${theme}
`;
