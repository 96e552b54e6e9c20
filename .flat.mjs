import {readFileSync} from 'node:fs'
const p=JSON.parse(readFileSync(process.argv[2]))
const n=new Map(p.nodes.map(x=>[x.id,x])); const self=new Map()
p.samples.forEach((s,i)=>self.set(s,(self.get(s)??0)+p.timeDeltas[i]))
const parent=new Map(); for(const x of p.nodes) for(const c of x.children??[]) parent.set(c,x.id)
const name=x=>x.callFrame.functionName+' '+x.callFrame.url.split('/').slice(-2).join('/')+':'+x.callFrame.lineNumber
const flat=new Map(),incl=new Map()
for(const [id,t] of self){ const x=n.get(id); flat.set(name(x),(flat.get(name(x))??0)+t); const seen=new Set(); for(let i=id;i!==undefined;i=parent.get(i)){const k=name(n.get(i)); if(!seen.has(k)){seen.add(k); incl.set(k,(incl.get(k)??0)+t)}}}
const show=(m,k)=>[...m].sort((a,b)=>b[1]-a[1]).slice(0,k).forEach(([k,t])=>console.log((t/1000).toFixed(0).padStart(7),k))
const tot=[...self.values()].reduce((a,b)=>a+b,0); console.log('total',tot/1000)
console.log('SELF');show(flat,28);console.log('INCL');show(incl,75)
