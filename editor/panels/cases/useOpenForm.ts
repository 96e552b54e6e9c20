import { App } from 'antd'
import { type CaseFormAt, isUnsaved } from '../../session/casesWork.ts'
import { useSay, useSession } from '../../session/hooks.ts'
import { caseFormTexts } from '../../texts/cases.ts'

/** Opens the form of a case on its screen, or closes it (null); what is not written yet is not lost without a question. */
export function useOpenForm(): (at: CaseFormAt | null) => void {
  const session = useSession()
  const say = useSay()
  const { modal } = App.useApp()
  return (at) => {
    const open = () => session.dispatch({ kind: 'caseForm', at })
    if (!isUnsaved(session.store.getState().cases.form)) return open()
    modal.confirm({
      title: say(caseFormTexts.leaveQuestion),
      content: say(caseFormTexts.leaveText),
      okText: say(caseFormTexts.leave),
      cancelText: say(caseFormTexts.stay),
      onOk: open,
    })
  }
}
