"""The look of our own markup and of Streamlit's frame, sent once with the frame."""

#: Streamlit leaves a hand's breadth of empty screen above a page; a map needs it. Sentences that
#: can be clicked read like sentences: from the left. Its "Press Enter to apply" is English
#: only, and stands over the field that it speaks of.
STYLE = """<style>
.stMainBlockContainer{padding:4rem 1.5rem .4rem}
.stMainBlockContainer>.stVerticalBlock{gap:.6rem}
button[kind="tertiary"],button[kind="tertiary"] p{justify-content:flex-start;text-align:left}
[data-testid="InputInstructions"]{display:none}
.sm{font-size:15px;line-height:1.45;color:#1b2430}
.sm p{margin:0 0 .2rem}
.sm .muted{color:#5b6778}
.sm .title{font-weight:650;font-size:16px;overflow-wrap:anywhere}
.sm .kind{font-size:13px;font-weight:650;margin-right:.5em;white-space:nowrap}
.sm .critical{color:#b42318}.sm .serious{color:#b45309}
.sm .minor{color:#475467}.sm .unknown{color:#5b6778}
.sm dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem .8rem;margin:.2rem 0}
.sm dt{color:#5b6778}.sm dd{margin:0;overflow-wrap:anywhere}
.sm .head{display:flex;gap:.7rem;align-items:center}
.sm .badge{flex:none;min-width:2.6rem;padding:.45rem .3rem;border-radius:6px;text-align:center;
font-weight:700;font-size:18px}
.sm .number{display:flex;justify-content:space-between;gap:1rem;margin-top:.35rem}
.sm .small{font-size:13.5px;line-height:1.35}
.sm .bar{display:grid;grid-template-columns:8.5rem 1fr 5.2rem;gap:.6rem;align-items:center}
.sm .bar span:first-child{overflow-wrap:anywhere}
.sm .track{height:12px;border-radius:6px;background:#e4e8ee;position:relative;overflow:hidden}
.sm .sure,.sm .maybe{position:absolute;top:0;bottom:0;left:0}
.sm .sure{background:#1f5f99}
.sm .maybe{background:repeating-linear-gradient(135deg,#9bbcdb 0 4px,#e4e8ee 4px 8px)}
.sm .figure{text-align:right;font-variant-numeric:tabular-nums}
.sm .wide{overflow:auto;border:1px solid #c9d2dd;border-radius:4px}
.sm table{border-collapse:collapse;width:100%;font-size:14px;font-variant-numeric:tabular-nums}
.sm th{position:sticky;top:0;background:#f1f4f8;font-weight:600;vertical-align:bottom;z-index:1}
.sm th,.sm td{padding:.25rem .6rem;text-align:right;border-bottom:1px solid #e4e8ee}
.sm th.text,.sm td.text{text-align:left}.sm td{overflow-wrap:anywhere}
.sm .numbers{display:flex;flex-wrap:wrap;gap:.2rem clamp(.8rem,1.6vw,2.2rem)}
.sm .numbers>div>.why{display:block;font-size:clamp(18px,1.35vw,25px);line-height:1.15;
font-weight:700}
.sm .numbers small{display:block;color:#5b6778;font-size:13px}
@media (max-width:1500px){.sm .numbers{column-gap:.75rem}.sm .numbers>div>.why{font-size:17px}
.sm .numbers small{font-size:12px}}
.sm section+section{margin-top:.8rem}
.sm .caption{color:#5b6778;font-size:14px}
.sm .why{font:inherit;color:inherit;padding:0;border:0;background:none;cursor:pointer;
text-decoration:underline dotted #98a2b3;text-underline-offset:3px;white-space:nowrap}
.sm .why:hover{color:#1f5f99;text-decoration-color:#1f5f99}
.sm .why:focus-visible{outline:3px solid #1552d6;outline-offset:2px;border-radius:3px}
.sm .reason{width:max-content;max-width:min(27rem,92vw);max-height:60vh;overflow:auto;
margin:.25rem 0;padding:.6rem .8rem;border:1px solid #98a2b3;border-radius:8px;background:#fff;
color:#1b2430;box-shadow:0 6px 24px #1a243340;
font-size:14px;font-weight:400;line-height:1.4;text-align:left;
white-space:normal;position-area:bottom span-right;
position-try-fallbacks:flip-inline,flip-block,flip-block flip-inline}
@supports not (position-area:bottom){.sm .reason{margin:auto}}
.sm .said{display:block}.sm .opened{max-height:11.5rem;overflow:auto}
.sm .opened .parts{columns:24rem;column-gap:3rem}.sm .opened .number{max-width:34rem}
.sm .parts{display:block;margin-top:.4rem;border-top:1px solid #e4e8ee;padding-top:.3rem}
.sm .parts:first-child{margin:0;padding:0;border:0}.sm .part.said{color:#5b6778}
.sm .part{display:flex;justify-content:space-between;gap:1.2rem}
.sm .part span{color:#5b6778;overflow-wrap:anywhere}
.sm .part b{font-weight:600;font-variant-numeric:tabular-nums;white-space:nowrap}
</style>"""
