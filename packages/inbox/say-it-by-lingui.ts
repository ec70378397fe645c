/** Turns lingui's macros into calls, for the page and for tests alike. The English of a sentence stays in the code. */
import macro from '@lingui/babel-plugin-lingui-macro'
import { getConfig } from '@lingui/conf'
import babel from '@rolldown/plugin-babel'

export const sayItByLingui = () =>
  babel({
    include: /packages[\\/]inbox[\\/](src|made-for-tests)[\\/].*\.tsx?$/,
    plugins: [
      [
        macro,
        { descriptorFields: 'message', linguiConfig: getConfig({ cwd: import.meta.dirname, skipValidation: true }) },
      ],
    ],
  })
