use baoku_archive::article::{FoldedLine, Place};
use baoku_archive::text::fold_text;
use baoku_archive::index::place::lay_out;
use baoku_compiler::index::*;
use std::io::BufRead;
fn main(){
 let f=std::io::BufReader::new(std::fs::File::open(std::env::args().nth(1).unwrap()).unwrap());
 let bb:usize=std::env::args().nth(2).unwrap().parse().unwrap();
 let t0=std::time::Instant::now();
 let mut t=IndexText::default(); let mut bytes=0; let mut chars=0;
 for l in f.lines(){ let v:serde_json::Value=serde_json::from_str(&l.unwrap()).unwrap();
  let title=v["title"].as_str().unwrap(); let body=v["body"].as_str().unwrap();
  bytes+=title.len()+body.len()+1; chars+=title.chars().count()+body.chars().count();
  let mut ls=vec![FoldedLine{place:Place::Headline,text:fold_text(title)}];
  for (i,p) in body.split('\n').enumerate(){ls.push(FoldedLine{place:Place::Block(i as u32),text:fold_text(p)});}
  t.add(&lay_out(&ls));
 }
 eprintln!("read {:?} text {bytes} B {chars} chars", t0.elapsed());
 let ps=t.close(); let m=t.bounds(); eprintln!("{} portions {m:?} alphabet {} {:?}",ps.len(),t.alphabet().len(),t0.elapsed());
 let mut blocks=vec![];
 for p in ps { blocks.extend(write_portion(&t,p,bb)); }
 eprintln!("sorted {:?}", t0.elapsed());
 let d=directory(&t,&blocks); let dt=d.to_text();
 let tot:usize=blocks.iter().map(|b|b.bytes.len()).sum();
 println!("blocks {} binary {} = {:.3} of text; dense {:.3}; bits/char {:.2}; directory alphabet {} starts {}",blocks.len(),tot,tot as f64/bytes as f64,tot as f64*16./13./bytes as f64, tot as f64*8./chars as f64, dt.alphabet.len(),dt.starts.len());
 use baoku_archive::index::bits::to_letters; let _=to_letters;
}
