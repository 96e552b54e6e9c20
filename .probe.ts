import { readdirSync, readFileSync } from 'node:fs'
import { createWorkspace } from './engine/service/index.ts'
import { answersOver } from './editor/worker/answers/index.ts'
import { snapshotOf } from './editor/worker/snapshot.ts'
const files: [string,string][] = readdirSync('policies').flatMap((f) => readdirSync('policies/'+f).map((n): [string,string] => [f+'/'+n, readFileSync('policies/'+f+'/'+n,'utf8')]))
const w = createWorkspace(files)
const entry='taiyuan-2020/notice.md'
const text=w.text(entry)!
const vocab='taiyuan-common/vocabulary.tiaoli'
const answers = answersOver(w)
const kinds: [string, string, RegExp][] = [
  ['amounts in tables', entry, /\|\s*(?=\d+(?:\.\d+)?元)/g],
  ['values of parameters', entry, /年：(?=\d)/g],
  ['values in cases', entry, /期望 [^\n：]*：(?=\d)/g],
  ['case inputs', entry, /  参保地：(?=\p{Script=Han})/gu],
  ['prose', entry, /[\p{Script=Han}](?=[，。；])/gu],
  ['rule expressions', entry, /(?<=\n)计算 [^\n]*＝ (?=\S)/g],
  ['conditions', entry, /\n  当 (?=\S)/g],
  ['declaration names', entry, /\n(?:计算|参数) [^\n：]{2}/g],
  ['fence', entry, /\n```(?=\n)/g],
  ['header', entry, /基准日：2021年1月1/g],
  ['comment', entry, / \/\/ /g],
  ['vocabulary', vocab, /、/g],
]
const cpu=()=>{const c=(process as any).threadCpuUsage();return (c.user+c.system)/1000}
const only=process.argv[2]
let rev=0
const focus={entry,language:'zh' as const,readings:{}}
const t0=cpu()
let good=snapshotOf(w.open(entry)!,focus,rev++,null).results
console.log('first', (cpu()-t0).toFixed(0))
let seed=1
const rnd=()=>{seed=(Math.imul(seed,1664525)+1013904223)>>>0;return seed/2**32}
const q=(a:number[],p:number)=>[...a].sort((x,y)=>x-y)[Math.min(a.length-1,Math.floor(a.length*p))]!
const extra=process.argv[3]==='all'
for(const [name,file,re] of kinds){
  if(only && only!=='-' && !name.includes(only)) continue
  const src=w.text(file)!
  const places=[...src.matchAll(re)].map(m=>m.index+m[0].length)
  if(!places.length){console.log(name,'no places');continue}
  const times:number[]=[],undo:number[]=[],clone:number[]=[], per:Record<string,number[]>={}
  for(let i=0;i<Number(process.env.N??45);i++){
    const at=places[Math.floor(rnd()*places.length)]!
    const step=(t:string,into:number[])=>{
      const s=cpu()
      w.set(file,t)
      const snap=snapshotOf(w.open(entry)!,focus,rev++,good); if(snap.results) good=snap.results
      const e=cpu()
      structuredClone(snap)
      if(i>=5){into.push(e-s);clone.push(cpu()-e)}
      if(extra) for(const [k,about] of [['semanticTokens',{file:entry}],['codeLenses',{file:entry}],['folding',{file:entry}],['coverageMarks',{file:entry}],['inlayHints',{file:entry,caseName:'V01 小店区普通居民'}],['declarations',{file:entry}],['drawnTables',{file:entry}],['page',{}]] as any){
        if(!(answers as any)[k]) continue
        const s=cpu(); try{(answers as any)[k]({...about,...focus})}catch(e){console.log(k,String(e))}; if(i>=5)(per[k]??=[]).push(cpu()-s)
      }
    }
    step(src.slice(0,at)+'1'+src.slice(at),times)
    step(src,undo)
  }
  const f=(a:number[])=>`${q(a,.5).toFixed(1)}/${q(a,.95).toFixed(1)}`
  console.log(name.padEnd(22), 'type',f(times),'undo',f(undo),'clone',f(clone), Object.entries(per).map(([k,v])=>k+' '+f(v)).join(' '))
}
