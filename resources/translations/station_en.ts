<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>AboutSection</name>
    <message>
        <source>资料放在哪里</source>
        <extracomment>Packages whose metadata leaves it out; their LICENSE file says it (docs/third-party.md).</extracomment>
        <translation>Where the data is kept</translation>
    </message>
    <message>
        <source>打开文件夹(&amp;O)</source>
        <translation>&amp;Open folder</translation>
    </message>
    <message>
        <source>复制路径(&amp;C)</source>
        <translation>&amp;Copy path</translation>
    </message>
    <message>
        <source>共 {0} MB，都是加密的。请不要改名、移动或单独拷走里面的文件；要带走请用备份。</source>
        <translation>{0} MB in all, everything encrypted. Please do not rename, move or copy single files; use a backup to take them along.</translation>
    </message>
    <message>
        <source>新时代文明实践站 · 离线台账&#x3000;版本 {0}&#x3000;许可 {1}</source>
        <translation>Civic practice station · offline records  version {0}  licence {1}</translation>
    </message>
    <message>
        <source>关于</source>
        <translation>About</translation>
    </message>
    <message>
        <source>用到的软件</source>
        <translation>Software used</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>许可</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>用到的软件和许可</source>
        <translation>Software used and its licences</translation>
    </message>
    <message>
        <source>复制版本信息(&amp;V)</source>
        <translation>Copy &amp;version details</translation>
    </message>
    <message>
        <source>正在打开……</source>
        <translation>Opening...</translation>
    </message>
    <message>
        <source>这台电脑打不开文件夹，请复制路径。</source>
        <translation>This PC cannot open the folder; please copy the path.</translation>
    </message>
    <message>
        <source>已复制路径。</source>
        <translation>Path copied.</translation>
    </message>
    <message>
        <source>已复制版本信息。</source>
        <translation>Version details copied.</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>新增(&amp;N)</source>
        <extracomment>Keys of places that stand in no navigation. Of 同步; clerks know it as 刷新. Places that the Edit menu shows too.</extracomment>
        <translation>&amp;New</translation>
    </message>
    <message>
        <source>导入花名册(&amp;I)…</source>
        <translation>&amp;Import roster...</translation>
    </message>
    <message>
        <source>退出(&amp;Q)</source>
        <translation>&amp;Quit</translation>
    </message>
    <message>
        <source>在当前列表里找(&amp;F)</source>
        <translation>&amp;Find in this list</translation>
    </message>
    <message>
        <source>修改记录(&amp;H)…</source>
        <translation>&amp;History...</translation>
    </message>
    <message>
        <source>快捷键(&amp;K)</source>
        <translation>Shortcuts (&amp;K)</translation>
    </message>
    <message>
        <source>关于(&amp;A)</source>
        <translation>&amp;About</translation>
    </message>
    <message>
        <source>站点(&amp;Z)</source>
        <translation>Station (&amp;Z)</translation>
    </message>
    <message>
        <source>编辑(&amp;Y)</source>
        <translation>Edit (&amp;Y)</translation>
    </message>
    <message>
        <source>前往(&amp;G)</source>
        <translation>&amp;Go</translation>
    </message>
    <message>
        <source>帮助(&amp;H)</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>重做</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>找人、活动、功能(&amp;K)</source>
        <translation>Find people, activities, commands (&amp;K)</translation>
    </message>
    <message>
        <source>本页帮助(&amp;P)</source>
        <translation>Help on this &amp;page</translation>
    </message>
    <message>
        <source>打印上手卡(&amp;C)…</source>
        <translation>Print the quick &amp;card...</translation>
    </message>
    <message>
        <source>锁定(&amp;L)</source>
        <translation>Lock (&amp;L)</translation>
    </message>
</context>
<context>
    <name>ActivitiesScreen</name>
    <message>
        <source>活动</source>
        <extracomment>Keys of its faces, the first in sight first; the last five are parts of one.</extracomment>
        <translation>Activities</translation>
    </message>
    <message>
        <source>有一个活动还没有保存</source>
        <translation>An activity has not been saved yet</translation>
    </message>
    <message>
        <source>主题与项目里有没保存的内容</source>
        <translation>Something under themes and projects has not been saved yet</translation>
    </message>
</context>
<context>
    <name>ActivityColumns</name>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>队伍</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>人数</source>
        <translation>People</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>档案还缺</source>
        <translation>Missing from file</translation>
    </message>
    <message>
        <source>活动列表</source>
        <translation>List of activities</translation>
    </message>
    <message>
        <source>个活动</source>
        <translation>activities</translation>
    </message>
    <message>
        <source>活动名称、拼音或首字母</source>
        <translation>Activity name, pinyin or initials</translation>
    </message>
    <message>
        <source>按拼音</source>
        <translation>By pinyin</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>服务时长</source>
        <translation>Hours</translation>
    </message>
    <message>
        <source>最近记录的在前</source>
        <translation>Latest entries first</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>ActivityForm</name>
    <message>
        <source>记录活动</source>
        <extracomment>At 100 %, of a very wide screen.</extracomment>
        <translation>Record an activity</translation>
    </message>
    <message>
        <source>保存(&amp;S)</source>
        <translation>&amp;Save</translation>
    </message>
    <message>
        <source>取消(&amp;X)</source>
        <translation>Cancel (&amp;X)</translation>
    </message>
    <message>
        <source>正在保存……</source>
        <translation>Saving...</translation>
    </message>
    <message>
        <source>{0} 那次的 {1} 人</source>
        <translation>those of {0} ({1})</translation>
    </message>
    <message>
        <source>同名或同类的活动还没有写过。</source>
        <translation>Nothing has been written for an activity of this name or kind yet.</translation>
    </message>
    <message>
        <source>别处刚改成“{0}”。这一格您没有改，会照那边的留着。</source>
        <translation>Just changed elsewhere to &quot;{0}&quot;. You have not changed this field, so that is kept.</translation>
    </message>
    <message>
        <source>别处刚改成“{0}”。您填的还在，保存时再请您看一眼。</source>
        <translation>Just changed elsewhere to &quot;{0}&quot;. What you typed is kept; you will be asked again on saving.</translation>
    </message>
    <message>
        <source>空</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>参与人员刚在别处改过。您没有动过的人，会照那边的留着。</source>
        <translation>The people who took part were just changed elsewhere. Those you have not touched follow that.</translation>
    </message>
    <message>
        <source>别处已改成“{0}”。再按保存就用您填的。</source>
        <translation>Changed elsewhere to &quot;{0}&quot;. Press Save again to use yours.</translation>
    </message>
    <message>
        <source>请看一眼标出的几格，再按保存。</source>
        <translation>Please check the marked fields, then press Save again.</translation>
    </message>
    <message>
        <source>文件夹里的照片还在看，看完再保存。</source>
        <translation>The photos of the folder are still being read; save when that is done.</translation>
    </message>
    <message>
        <source>修改活动</source>
        <translation>Edit activity</translation>
    </message>
    <message>
        <source>计划活动</source>
        <translation>Plan an activity</translation>
    </message>
</context>
<context>
    <name>ActivityPage</name>
    <message>
        <source>还没有写参与人员。按「修改」添加。</source>
        <translation>Nobody is entered as taking part yet. Press &quot;Edit&quot; to add people.</translation>
    </message>
    <message>
        <source>还没有照片。把照片或整个文件夹拖到这里就行。</source>
        <translation>No photos yet. Drag photos or a whole folder here.</translation>
    </message>
    <message>
        <source>返回(&amp;B)</source>
        <translation>&amp;Back</translation>
    </message>
    <message>
        <source>回到活动列表（Alt+↑）</source>
        <translation>Back to the activities (Alt+↑)</translation>
    </message>
    <message>
        <source>修改(&amp;E)</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>修改活动和参与人员（Ctrl+E）</source>
        <translation>Edit the activity and who took part (Ctrl+E)</translation>
    </message>
    <message>
        <source>删除(&amp;D)</source>
        <translation>&amp;Delete</translation>
    </message>
    <message>
        <source>参与人员</source>
        <translation>Participants</translation>
    </message>
    <message>
        <source>添加照片(&amp;A)</source>
        <translation>&amp;Add photos</translation>
    </message>
    <message>
        <source>选照片(&amp;P)……</source>
        <translation>Choose &amp;photos...</translation>
    </message>
    <message>
        <source>选整个文件夹(&amp;F)……</source>
        <translation>Choose a whole &amp;folder...</translation>
    </message>
    <message>
        <source>删除照片(&amp;R)</source>
        <translation>Delete photos (&amp;R)</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>{0} 人 · 共 {1} 小时</source>
        <translation>participants: {0} · {1} h in all</translation>
    </message>
    <message>
        <source>{0} 张 · 双击放大，拖动排序，点下面的字写说明</source>
        <translation>photos: {0} · double-click enlarges, drag to reorder, click the words below to caption</translation>
    </message>
</context>
<context>
    <name>ActivityVerbs</name>
    <message>
        <source>答复记下了，下次同步时报上去。</source>
        <extracomment>The word lists a form offers, by the field that takes them.</extracomment>
        <translation>The answer is noted and goes up with the next sync.</translation>
    </message>
</context>
<context>
    <name>AddressDialog</name>
    <message>
        <source>县平台的网址</source>
        <translation>Address of the county platform</translation>
    </message>
    <message>
        <source>核对并保存(&amp;S)</source>
        <translation>Check and &amp;save</translation>
    </message>
    <message>
        <source>取消(&amp;C)</source>
        <translation>&amp;Cancel</translation>
    </message>
    <message>
        <source>县里换了网址，或换了安全证书，就在这里写新的网址，再核对一次。先确认对方就是本站加入的那个县平台，确认了才保存；不用新的加入码。</source>
        <translation>If the county has changed its address or certificate, enter the new address here and check it again. It is saved only once it is known to be the county platform this station joined; no new code is needed.</translation>
    </message>
    <message>
        <source>正在联系县平台</source>
        <translation>Reaching the county platform</translation>
    </message>
</context>
<context>
    <name>AnswersCard</name>
    <message>
        <source>镇里、县里的答复</source>
        <translation>Answers from town and county</translation>
    </message>
    <message>
        <source>请按“修改”补好（补好的会自动再报），再在这里答复一声。</source>
        <translation>Please press &quot;Edit&quot; and complete it (it is reported again by itself), then answer here.</translation>
    </message>
    <message>
        <source>{0} · 已答复</source>
        <translation>{0} · answered</translation>
    </message>
    <message>
        <source>已补好，答复上级(&amp;O)</source>
        <translation>C&amp;ompleted, answer them</translation>
    </message>
    <message>
        <source>补了什么（可以不写）</source>
        <translation>What was completed (optional)</translation>
    </message>
    <message>
        <source>补了什么</source>
        <translation>What was completed</translation>
    </message>
</context>
<context>
    <name>ApplicationsScreen</name>
    <message>
        <source>把签好的报名表扫描或拍照，选进来或拖进来；一次可以好多张。</source>
        <translation>Scan or photograph signed forms, then choose them or drop them here; many at once will do.</translation>
    </message>
    <message>
        <source>表上右上角的二维码会认出是谁的表；认不出的可以自己选人。</source>
        <translation>The code at the top right tells whose form it is; where it can&apos;t be read you choose the person.</translation>
    </message>
    <message>
        <source>正在认报名表</source>
        <translation>Reading forms</translation>
    </message>
    <message>
        <source>个文件</source>
        <translation>files</translation>
    </message>
    <message>
        <source>受理了 {0} 份报名表。</source>
        <translation>Forms taken in: {0}.</translation>
    </message>
    <message>
        <source>每一份都可以撤销。</source>
        <translation>Each can be undone.</translation>
    </message>
    <message>
        <source>「{0}」的报名表受理好了。</source>
        <translation>The form of “{0}” was taken in.</translation>
    </message>
    <message>
        <source>不对可以撤销（Ctrl+Z）。</source>
        <translation>If that is wrong, undo it (Ctrl+Z).</translation>
    </message>
    <message>
        <source>选报名表的扫描件或照片（可以按住 Ctrl 选多张）</source>
        <translation>Choose scans or photos of forms (hold Ctrl for several)</translation>
    </message>
    <message>
        <source>填到一半的报名表还没有保存</source>
        <extracomment>Where the draft lies; there is one, since forms are typed one after the other. Whether what stands in the form belongs to the page in sight and may be saved.</extracomment>
        <translation>A half-typed application form is not saved yet</translation>
    </message>
    <message>
        <source>上一批还在认，请等它认完再放。</source>
        <translation>The last batch is still being read; please wait until it is done.</translation>
    </message>
    <message>
        <source>这里面没有照片、图片或 PDF。</source>
        <translation>There are no photos, pictures or PDFs in it.</translation>
    </message>
    <message>
        <source>扫描件「{0}」不在原来的地方了。</source>
        <translation>The scan “{0}” is no longer where it was.</translation>
    </message>
    <message>
        <source>填的都还在，可以对着纸接着填；保存时不附扫描件，以后可以再附。</source>
        <translation>All that was typed is still there; go on from the paper. It is saved without the scan, which can be attached later.</translation>
    </message>
    <message>
        <source>这里填的还没有保存。</source>
        <translation>What you typed here is not saved yet.</translation>
    </message>
    <message>
        <source>放弃修改(&amp;D)</source>
        <translation>&amp;Discard changes</translation>
    </message>
</context>
<context>
    <name>AttendeeTable</name>
    <message>
        <source>参与人员名单</source>
        <extracomment>The columns of free words share what the others, of known width, leave.</extracomment>
        <translation>List of participants</translation>
    </message>
</context>
<context>
    <name>AttentionView</name>
    <message>
        <source>要处理的事</source>
        <translation>Things to deal with</translation>
    </message>
    <message>
        <source>没有要处理的</source>
        <translation>Nothing to deal with</translation>
    </message>
    <message>
        <source>县里没收下、镇里退回，或时间对不上的内容，会在这里请您看一下。</source>
        <translation>What the county did not accept, the town sent back, or hours that do not add up will be shown to you here.</translation>
    </message>
    <message>
        <source>· {0}</source>
        <translation>· {0}</translation>
    </message>
    <message>
        <source>还有 {0} 条没有列出</source>
        <translation>{0} more are not listed</translation>
    </message>
    <message>
        <source>看这条记录(&amp;V)</source>
        <translation>&amp;View this record</translation>
    </message>
</context>
<context>
    <name>Audit</name>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Clerk</translation>
    </message>
    <message>
        <source>做了什么</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>谁的资料</source>
        <translation>Whose data</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
</context>
<context>
    <name>AuditScreen</name>
    <message>
        <source>查看记录</source>
        <translation>Who looked</translation>
    </message>
    <message>
        <source>返回设置(&amp;B)</source>
        <translation>&amp;Back to settings</translation>
    </message>
    <message>
        <source>看这个人(&amp;R)</source>
        <translation>See this pe&amp;rson</translation>
    </message>
    <message>
        <source>只看这个人的(&amp;W)</source>
        <translation>Only this person (&amp;W)</translation>
    </message>
    <message>
        <source>打印(&amp;P)…</source>
        <translation>&amp;Print…</translation>
    </message>
    <message>
        <source>导出(&amp;X)…</source>
        <translation>E&amp;xport…</translation>
    </message>
    <message>
        <source>看所有人的</source>
        <translation>See everybody&apos;s</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>全部时间</source>
        <translation>Any time</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>最近 7 天</source>
        <translation>Last 7 days</translation>
    </message>
    <message>
        <source>最近 30 天</source>
        <translation>Last 30 days</translation>
    </message>
    <message>
        <source>最近一年</source>
        <translation>Last year</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Clerk</translation>
    </message>
    <message>
        <source>全部文书</source>
        <translation>All clerks</translation>
    </message>
    <message>
        <source>做了什么</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>全部事项</source>
        <translation>Anything</translation>
    </message>
    <message>
        <source>{0} 条</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>{0} 条，共 {1} 条</source>
        <translation>{0} of {1}</translation>
    </message>
    <message>
        <source>没有符合条件的记录</source>
        <translation>Nothing fits</translation>
    </message>
    <message>
        <source>把条件改成全部再看。</source>
        <translation>Set the choices to all and look again.</translation>
    </message>
    <message>
        <source>看完整证件号、导出和打印名册、动用密钥，都会记在这里，改不了也删不掉。</source>
        <translation>Looks at full ID numbers, exports and prints of rosters and uses of keys are written down here; nobody can change or delete them.</translation>
    </message>
    <message>
        <source>还没有查看记录</source>
        <translation>Nobody has looked yet</translation>
    </message>
    <message>
        <source>只看{0}的</source>
        <translation>Only {0}</translation>
    </message>
    <message>
        <source>Excel 工作簿 (*.xlsx);;CSV 文本 (*.csv)</source>
        <translation>Excel workbook (*.xlsx);;CSV text (*.csv)</translation>
    </message>
    <message>
        <source>导出查看记录</source>
        <translation>Export who looked</translation>
    </message>
    <message>
        <source>正在导出</source>
        <translation>Exporting</translation>
    </message>
    <message>
        <source>条</source>
        <translation>items</translation>
    </message>
    <message>
        <source>已导出 {0} 条。</source>
        <translation>{0} exported.</translation>
    </message>
</context>
<context>
    <name>AuditSection</name>
    <message>
        <source>查看记录</source>
        <translation>Who looked</translation>
    </message>
    <message>
        <source>谁看过完整证件号，谁导出、打印过名册，谁动用过密钥，什么时候，为什么。</source>
        <translation>Who looked at full ID numbers, exported or printed rosters, or used keys; when, and why.</translation>
    </message>
    <message>
        <source>只能增加，不能改、不能删；体检时和备份、县平台、恢复单上的校验核对。</source>
        <translation>It can only be added to; a check-up compares it with backups, the county and recovery sheets.</translation>
    </message>
    <message>
        <source>打开查看记录(&amp;K)…</source>
        <translation>Open who loo&amp;ked…</translation>
    </message>
    <message>
        <source>现在的日志校验：{0}</source>
        <translation>The log check now: {0}</translation>
    </message>
</context>
<context>
    <name>BackupSection</name>
    <message>
        <source>备份</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>正在看有没有插上……</source>
        <translation>Checking whether it is plugged in...</translation>
    </message>
    <message>
        <source>立即备份(&amp;N)</source>
        <translation>Back up &amp;now</translation>
    </message>
    <message>
        <source>不用了(&amp;D)</source>
        <translation>Stop using it (&amp;D)</translation>
    </message>
    <message>
        <source>检查选中的一份(&amp;K)</source>
        <translation>Chec&amp;k the selected one</translation>
    </message>
    <message>
        <source>这台电脑还没有备份过。</source>
        <translation>This PC has not been backed up yet.</translation>
    </message>
    <message>
        <source>上次备份：{0}年{1}月{2}日 {3:02d}:{4:02d}</source>
        <translation>Last backup: {0}-{1:02d}-{2:02d} {3:02d}:{4:02d}</translation>
    </message>
    <message>
        <source>还没有选。插上 U 盘，选一次以后就自动备份到那里。</source>
        <translation>None chosen yet. Plug in a USB stick and choose it once; from then on backups go there automatically.</translation>
    </message>
    <message>
        <source>{0}（现在没插上；插上后会自动备份）</source>
        <translation>{0} (not plugged in; backed up when it is)</translation>
    </message>
    <message>
        <source>{0}（和资料在同一个盘上，盘坏了会一起丢）</source>
        <translation>{0} (on the same disk as the data; lost together if it breaks)</translation>
    </message>
    <message>
        <source>第二个位置（U 盘或移动硬盘）</source>
        <translation>Second place (USB stick or external disk)</translation>
    </message>
    <message>
        <source>已有的自动备份</source>
        <translation>Automatic backups so far</translation>
    </message>
    <message>
        <source>也可以把全部资料和照片存成一个文件，自己收好：</source>
        <translation>You can also save all data and photos as one file and keep it yourself:</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>大小</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>备份到文件(&amp;B)…</source>
        <translation>&amp;Back up to a file...</translation>
    </message>
    <message>
        <source>选择(&amp;P)…</source>
        <translation>&amp;Pick...</translation>
    </message>
    <message>
        <source>还没有，第一次备份以后列在这里。</source>
        <translation>None yet; they are listed here after the first backup.</translation>
    </message>
    <message>
        <source>打开和退出程序时，有改动就自动备份，最近的每天、每周、每月各留几份。备份是加密的，打开要用口令或恢复单。硬盘也会坏，所以请再选一个 U 盘，并把它放在别的屋里。</source>
        <translation>When the program opens and closes, changes are backed up by themselves; some of the latest days, weeks and months are kept. Backups are encrypted and open with a passphrase or the recovery sheet. Disks fail as well, so choose a USB stick besides and keep it in another room.</translation>
    </message>
</context>
<context>
    <name>BackupWork</name>
    <message>
        <source>站点备份 {0}.station</source>
        <translation>Station backup {0}.station</translation>
    </message>
    <message>
        <source>备份到哪里（建议选 U 盘）</source>
        <translation>Where to back up to (a USB stick is best)</translation>
    </message>
    <message>
        <source>站点备份 (*.station)</source>
        <translation>Station backup (*.station)</translation>
    </message>
    <message>
        <source>正在备份</source>
        <translation>Backing up</translation>
    </message>
    <message>
        <source>&#x3000;另有 {0} 个文件在它旁边，请一起带走。</source>
        <translation>&#x3000;Other files beside it: {0}; take them along.</translation>
    </message>
    <message>
        <source>备份做好了一部分：{0} MB。</source>
        <translation>Part of the backup is done: {0} MB.</translation>
    </message>
    <message>
        <source>备份做好了，并且重新打开检查过：{0} MB。</source>
        <translation>Backup done, opened again and checked: {0} MB.</translation>
    </message>
    <message>
        <source>第二个位置现在没插上：{0}</source>
        <translation>The second place is not plugged in: {0}</translation>
    </message>
    <message>
        <source>备份没有全部做好。</source>
        <translation>The backup was not done completely.</translation>
    </message>
    <message>
        <source>备份做好了，并且重新打开检查过。</source>
        <translation>Backup done, opened again and checked.</translation>
    </message>
    <message>
        <source>上次备份以来没有改动，不用再备份。</source>
        <translation>Nothing changed since the last backup; no need for another.</translation>
    </message>
    <message>
        <source>选第二个位置（U 盘或移动硬盘上的文件夹）</source>
        <translation>Choose the second place (a folder on a USB stick or external disk)</translation>
    </message>
    <message>
        <source>不再自动备份到第二个位置；那里已有的备份没有动。</source>
        <translation>No more automatic backups to the second place; those there were not touched.</translation>
    </message>
    <message>
        <source>正在检查备份</source>
        <translation>Checking the backup</translation>
    </message>
    <message>
        <source>这份备份有问题。</source>
        <translation>Something is wrong with this backup.</translation>
    </message>
    <message>
        <source>。请立即另做一份。</source>
        <translation>. Please make another one at once.</translation>
    </message>
    <message>
        <source>这份备份完好，打得开。</source>
        <translation>This backup is whole and opens.</translation>
    </message>
    <message>
        <source>部分</source>
        <translation>parts</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source>本机</source>
        <translation>This PC</translation>
    </message>
    <message>
        <source>第二个位置</source>
        <translation>Second place</translation>
    </message>
    <message>
        <source>读不出</source>
        <translation>unreadable</translation>
    </message>
    <message>
        <source>完整</source>
        <translation>complete</translation>
    </message>
    <message>
        <source>不完整</source>
        <translation>incomplete</translation>
    </message>
    <message>
        <source>手动</source>
        <translation>by hand</translation>
    </message>
    <message>
        <source>打开时</source>
        <translation>on opening</translation>
    </message>
    <message>
        <source>退出时</source>
        <translation>on closing</translation>
    </message>
    <message>
        <source>升级前</source>
        <translation>before an upgrade</translation>
    </message>
</context>
<context>
    <name>BesidePaper</name>
    <message>
        <source>保存(&amp;S)</source>
        <extracomment>In px at any scale: what the title bar takes of a screen. Typing pauses this long before the paper follows. Sets what is written; gives itself back with the sheet, to tell answers apart.</extracomment>
        <translation>&amp;Save</translation>
    </message>
    <message>
        <source>取消(&amp;X)</source>
        <translation>Cancel (&amp;X)</translation>
    </message>
</context>
<context>
    <name>BlockDialog</name>
    <message>
        <source>粘贴 {0:,} 行 × {1:,} 列</source>
        <extracomment>Cells that stay as they are, and names, that are listed; the rest is counted.</extracomment>
        <translation>Paste: rows {0:,} × columns {1:,}</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>粘贴(&amp;S)</source>
        <translation>Pa&amp;ste</translation>
    </message>
    <message>
        <source>修改(&amp;S)</source>
        <translation>Change (&amp;S)</translation>
    </message>
    <message>
        <source>改 {0:,} 格</source>
        <translation>cells to change: {0:,}</translation>
    </message>
    <message>
        <source>{0:,} 格本来就是这样</source>
        <translation>{0:,} are so already</translation>
    </message>
    <message>
        <source>{0:,} 格不行</source>
        <translation>{0:,} will not do</translation>
    </message>
    <message>
        <source>{0:,} 个名字要问一问</source>
        <translation>names to ask about: {0:,}</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>。</source>
        <translation>.</translation>
    </message>
    <message>
        <source>「{0}」{1}</source>
        <translation>&quot;{0}&quot; {1}</translation>
    </message>
    <message>
        <source>……另有 {0:,} 格</source>
        <translation>... and more cells: {0:,}</translation>
    </message>
    <message>
        <source>这些名字不止一个，请选是哪一个：</source>
        <translation>There are several of these names; please choose:</translation>
    </message>
    <message>
        <source>哪个都不是，不填</source>
        <translation>None of them, leave empty</translation>
    </message>
    <message>
        <source>“{0}”是哪一个</source>
        <translation>Which one is &quot;{0}&quot;</translation>
    </message>
    <message>
        <source>另有 {0} 个不问了，留着不填。</source>
        <translation>{0} more are not asked about and stay empty.</translation>
    </message>
    <message>
        <source>可以撤销，一次全部退回。</source>
        <translation>Can be undone, all at once.</translation>
    </message>
    <message>
        <source>取消(&amp;C)</source>
        <translation>&amp;Cancel</translation>
    </message>
    <message>
        <source>「{0}」等 {1:,} 格，{2}</source>
        <translation>&quot;{0}&quot; and others (cells: {1:,}), {2}</translation>
    </message>
</context>
<context>
    <name>BlockWriter</name>
    <message>
        <source>本来就是这样，没有改动。</source>
        <extracomment>More cells than these are shown before they are written.</extracomment>
        <translation>It was so already, nothing changed.</translation>
    </message>
    <message>
        <source>没有改动。</source>
        <translation>Nothing changed.</translation>
    </message>
    <message>
        <source>已修改 {0:,} {1}。</source>
        <translation>{0:,} {1} changed.</translation>
    </message>
    <message>
        <source>已粘贴，改了 {0:,} {1}。</source>
        <translation>Pasted, {0:,} {1} changed.</translation>
    </message>
</context>
<context>
    <name>BriefDialog</name>
    <message>
        <source>信息稿</source>
        <extracomment>The fields, by the names the form has for them. What an editor opens with, beside `ACTIVITY` and `MONTH`.</extracomment>
        <translation>Press brief</translation>
    </message>
    <message>
        <source>复制文字(&amp;C)</source>
        <translation>&amp;Copy the text</translation>
    </message>
    <message>
        <source>连照片存成文件夹(&amp;S)…</source>
        <translation>&amp;Save as a folder with photos…</translation>
    </message>
    <message>
        <source>有 {0} 张照片可以用，存成文件夹时放在一起。</source>
        <translation>Photos that may be used: {0}; they go into the folder.</translation>
    </message>
    <message>
        <source>没有可以用的照片。</source>
        <translation>No photo may be used.</translation>
    </message>
    <message>
        <source>关闭(&amp;X)</source>
        <translation>Close(&amp;X)</translation>
    </message>
    <message>
        <source>文字已复制，到微信、QQ 或邮件里粘贴就行。</source>
        <translation>The text is copied; paste it into WeChat, QQ or a mail.</translation>
    </message>
    <message>
        <source>信息稿存到哪里</source>
        <translation>Where the press brief goes</translation>
    </message>
</context>
<context>
    <name>BulkDialog</name>
    <message>
        <source>修改(&amp;S)</source>
        <translation>Change (&amp;S)</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation>{0} {1}</translation>
    </message>
    <message>
        <source>批量修改</source>
        <translation>Edit several</translation>
    </message>
    <message>
        <source>改哪一项</source>
        <translation>Which field</translation>
    </message>
    <message>
        <source>给选中的 {0} 一起改</source>
        <translation>Edit the {0} selected</translation>
    </message>
    <message>
        <source>取消(&amp;C)</source>
        <translation>&amp;Cancel</translation>
    </message>
    <message>
        <source>改成</source>
        <translation>Change to</translation>
    </message>
    <message>
        <source>{0}的“{1}”都改成“{2}”。</source>
        <translation>&quot;{1}&quot; of {0} will become &quot;{2}&quot;.</translation>
    </message>
    <message>
        <source>{0}的“{1}”都清空。</source>
        <translation>&quot;{1}&quot; of {0} will be cleared.</translation>
    </message>
    <message>
        <source>可以撤销。</source>
        <translation> This can be undone.</translation>
    </message>
    <message>
        <source>写上要改成什么。</source>
        <translation>Enter the new value.</translation>
    </message>
</context>
<context>
    <name>Calendar</name>
    <message>
        <source>{0}年{1}月</source>
        <extracomment>What an activity&apos;s state looks like: a sign besides its colour.</extracomment>
        <translation>{0}-{1:02d}</translation>
    </message>
    <message>
        <source>{0}月{1}日 星期{2}</source>
        <translation>{2} {0}-{1}</translation>
    </message>
    <message>
        <source>集中活动日</source>
        <translation>Joint activity day</translation>
    </message>
    <message>
        <source>系列可办 {0}</source>
        <translation>Series due: {0}</translation>
    </message>
    <message>
        <source>已开展 {0} 个</source>
        <translation>{0} held</translation>
    </message>
    <message>
        <source>计划 {0} 个</source>
        <translation>{0} planned</translation>
    </message>
    <message>
        <source>{0} 个整周没有活动</source>
        <translation>Whole weeks without activity: {0}</translation>
    </message>
    <message>
        <source>主题 {0}</source>
        <translation>Theme: {0}</translation>
    </message>
    <message>
        <source>没有开展过活动</source>
        <translation>No activity was held</translation>
    </message>
</context>
<context>
    <name>CalendarFace</name>
    <message>
        <source>今天(&amp;D)</source>
        <translation>To&amp;day</translation>
    </message>
    <message>
        <source>上个月</source>
        <translation>Previous month</translation>
    </message>
    <message>
        <source>下个月</source>
        <translation>Next month</translation>
    </message>
    <message>
        <source>说出哪些整周没有活动；不想看就关掉</source>
        <translation>Tells which whole weeks have no activity; switch it off if you do not want it</translation>
    </message>
    <message>
        <source>提示空周(&amp;Q)</source>
        <extracomment>What a planned activity is dragged as.</extracomment>
        <translation>Show empty weeks (&amp;Q)</translation>
    </message>
    <message>
        <source>拿起了「{0}」：走到那一天，按 Ctrl+V 放下；Esc 不移了。</source>
        <translation>&quot;{0}&quot; is picked up: go to the day and press Ctrl+V to put it down; Esc leaves it.</translation>
    </message>
</context>
<context>
    <name>CalendarPopup</name>
    <message>
        <source>上个月</source>
        <extracomment>Days of the month before stand in the first two lines below the heads, those of the next month in the last two.</extracomment>
        <translation>Previous month</translation>
    </message>
    <message>
        <source>下个月</source>
        <translation>Next month</translation>
    </message>
    <message>
        <source>日历</source>
        <translation>Calendar</translation>
    </message>
</context>
<context>
    <name>CarriersView</name>
    <message>
        <source>照片也带上</source>
        <extracomment>What every stick takes as one file.</extracomment>
        <translation>Include photos</translation>
    </message>
    <message>
        <source>写到 U 盘(&amp;W)…</source>
        <translation>&amp;Write to USB stick...</translation>
    </message>
    <message>
        <source>从 U 盘读入(&amp;R)…</source>
        <translation>&amp;Read from USB stick...</translation>
    </message>
    <message>
        <source>替别的站带走(&amp;P)…</source>
        <translation>Carry for other stations (&amp;P)...</translation>
    </message>
    <message>
        <source>上不了网，就用 U 盘、内网邮件或微信把文件带给镇里、县里，再把带回来的文件读进来。文件是加密的，谁捎带都看不到、改不了；重复带、晚到、乱了顺序都不要紧。</source>
        <translation>Without a network, take the files to town or county by USB stick, internal mail or WeChat and read in what comes back. They are encrypted: whoever carries them can neither read nor change them; twice, late or out of order does no harm.</translation>
    </message>
    <message>
        <source>1&#x3000;带出去</source>
        <translation>1  Take out</translation>
    </message>
    <message>
        <source>把还没送到县平台的都写成文件，放到 U 盘里。</source>
        <translation>Writes all that has not reached the county platform to files on a USB stick.</translation>
    </message>
    <message>
        <source>最多 20 MB 一个（U 盘、邮件、微信都行）</source>
        <translation>At most 20 MB each (USB stick, mail, WeChat)</translation>
    </message>
    <message>
        <source>最多 5 MB 一个</source>
        <translation>At most 5 MB each</translation>
    </message>
    <message>
        <source>不分，只要一个文件</source>
        <translation>Not split, one file</translation>
    </message>
    <message>
        <source>分成多大的文件</source>
        <translation>How large the files are</translation>
    </message>
    <message>
        <source>2&#x3000;带回来</source>
        <translation>2  Bring back</translation>
    </message>
    <message>
        <source>只选几个文件(&amp;F)…</source>
        <translation>Choose single &amp;files…</translation>
    </message>
    <message>
        <source>先接入县平台，才能用文件传送：到“概况”点“接入县平台”，不能上网也能用文件办。</source>
        <translation>Join the county first: press “Join the county” under “Overview”; it works by file without a line, too.</translation>
    </message>
    <message>
        <source>县里停用了这台电脑，写成文件带去也不收。请先到“概况”用新的加入码接入；没送出的都留着。</source>
        <translation>The county has stopped this PC and takes no files from it either. First join with a new code on Overview; what was not sent is kept.</translation>
    </message>
    <message>
        <source>把镇里、县里给的文件读进来：选 U 盘就行，里面哪些要读，程序自己认得；也可以把文件拖到这里。分成几份的要凑齐了一起读。</source>
        <translation>Read what the town or county gave you: choosing the stick is enough, the program knows which files to read; or drop files here. Parts of one batch have to be read together.</translation>
    </message>
</context>
<context>
    <name>Carrying</name>
    <message>
        <source>写到哪里（U 盘，或 U 盘上的文件夹）</source>
        <translation>Where to write (USB stick or a folder on it)</translation>
    </message>
    <message>
        <source>正在写到 U 盘</source>
        <translation>Writing to the USB stick</translation>
    </message>
    <message>
        <source>部分</source>
        <translation>parts</translation>
    </message>
    <message>
        <source>选带回来的文件（可以一次选几个）</source>
        <translation>Choose the files that came back (several at once if you like)</translation>
    </message>
    <message>
        <source>传送文件 (*{0})</source>
        <translation>Sync files (*{0})</translation>
    </message>
    <message>
        <source>正在读文件</source>
        <translation>Reading files</translation>
    </message>
    <message>
        <source>带到哪里（另一个 U 盘，或 U 盘上的文件夹）</source>
        <translation>Where to take it (another USB stick or a folder on it)</translation>
    </message>
    <message>
        <source>正在拷贝</source>
        <translation>Copying</translation>
    </message>
    <message>
        <source>个文件</source>
        <translation>files</translation>
    </message>
    <message>
        <source>从哪里读（U 盘，或放着文件的文件夹）</source>
        <translation>Read from where (a stick, or a folder with the files)</translation>
    </message>
    <message>
        <source>请先接入县平台，再读文件。县里的回执到“概况”点“接入县平台”去读。</source>
        <translation>Please join the county before reading files. Its reply is read under “Overview”, “Join the county”.</translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message>
        <source>核对证书的二维码</source>
        <extracomment>How soon a job is asked after, and how seldom one that waits for long.</extracomment>
        <translation>Check a certificate&apos;s QR code</translation>
    </message>
    <message>
        <source>核对(&amp;V)</source>
        <translation>&amp;Verify</translation>
    </message>
    <message>
        <source>扫出来的字</source>
        <translation>Words of the code</translation>
    </message>
    <message>
        <source>不用联网；只认本站电脑出具的证书。</source>
        <translation>No network needed; knows only certificates made on this station&apos;s PCs.</translation>
    </message>
    <message>
        <source>关闭(&amp;C)</source>
        <translation>&amp;Close</translation>
    </message>
    <message>
        <source>认不出</source>
        <translation>Not recognised</translation>
    </message>
    <message>
        <source>有效</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>已作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>被改动过，或是伪造的</source>
        <translation>Altered or forged</translation>
    </message>
    <message>
        <source>和登记的对不上</source>
        <translation>Differs from the register</translation>
    </message>
    <message>
        <source>不认识是谁出具的</source>
        <translation>Unknown issuer</translation>
    </message>
    <message>
        <source>这台电脑还没有登记</source>
        <translation>Not in this PC&apos;s register yet</translation>
    </message>
    <message>
        <source>从照片认(&amp;F)…</source>
        <translation>Read &amp;from a photo…</translation>
    </message>
    <message>
        <source>用手机或扫码枪扫证书上的二维码，把扫出来的一串字（WMZ1. 开头）粘贴或打在这里；也可以把证书的照片拖进来。</source>
        <translation>Scan the certificate&apos;s QR code with a phone or a scanner and paste or type the words here (they begin with WMZ1.); or drop a photo of the certificate here.</translation>
    </message>
    <message>
        <source>选证书的照片或扫描件</source>
        <translation>Choose a photo or scan of the certificate</translation>
    </message>
</context>
<context>
    <name>CheckupSection</name>
    <message>
        <source>体检</source>
        <translation>Check-up</translation>
    </message>
    <message>
        <source>检查资料文件、记录之间的关系、修改记录、照片和搜索是否完好；能修的当场修好。</source>
        <translation>Checks data files, links between records, history, photos and search; repairs on the spot whatever can be repaired.</translation>
    </message>
    <message>
        <source>开始体检(&amp;T)</source>
        <translation>S&amp;tart check-up</translation>
    </message>
    <message>
        <source>一切完好。</source>
        <translation>All is well.</translation>
    </message>
    <message>
        <source>发现 {0} 处问题，修好了 {1} 处。请先备份，再把下面的话告诉技术人员。</source>
        <translation>Problems found: {0}, repaired: {1}. Please back up, then show the lines below to a technician.</translation>
    </message>
    <message>
        <source>发现 {0} 处小问题，都已修好。</source>
        <translation>Small problems found and repaired: {0}.</translation>
    </message>
    <message>
        <source>还有 {0} 处没有列出。</source>
        <translation>{0} more are not listed.</translation>
    </message>
    <message>
        <source>已修好</source>
        <translation>repaired</translation>
    </message>
    <message>
        <source>要处理</source>
        <translation>to do</translation>
    </message>
    <message>
        <source>{0}：{1}</source>
        <translation>{0}: {1}</translation>
    </message>
</context>
<context>
    <name>Chooser</name>
    <message>
        <source>打印什么</source>
        <translation>What to print</translation>
    </message>
    <message>
        <source>写成通知(&amp;W)…</source>
        <extracomment>What Qt says where a size is not limited. The name of a document in its line of the list. The document whose texts are listed here, and what asks which of them. The poster of an activity. Of the room, beside a stretch of 1. So many lines of the list are in sight where it stands above the rest.</extracomment>
        <translation>&amp;Write as a notice…</translation>
    </message>
</context>
<context>
    <name>ClaimsPart</name>
    <message>
        <source>到期</source>
        <extracomment>A picture by its key; a null image where it can&apos;t be shown. Runs on a lane. 300 tiles of 190 × 142 pixels take some 32 MB. Fixed once a claim is made.</extracomment>
        <translation>Due</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>认领单位</source>
        <translation>Claimed by</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>活动</source>
        <translation>Activities</translation>
    </message>
    <message>
        <source>登记认领(&amp;A)</source>
        <translation>&amp;Add a claim</translation>
    </message>
    <message>
        <source>还没有单位认领项目</source>
        <translation>No organisation has claimed a project yet</translation>
    </message>
    <message>
        <source>在「项目」里选一个项目，写上哪个单位认领哪个月</source>
        <translation>Choose a project under &quot;Projects&quot; and enter which organisation claims it for which month</translation>
    </message>
    <message>
        <source>没完成的</source>
        <translation>Not done</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>{0}认领「{1}」</source>
        <translation>{0} claims &quot;{1}&quot;</translation>
    </message>
    <message>
        <source>过了 {0}</source>
        <translation>{0} past due</translation>
    </message>
</context>
<context>
    <name>ClerkWay</name>
    <message>
        <source>设 PIN 或口令(&amp;I)…</source>
        <translation>Set PIN or passphrase (&amp;I)…</translation>
    </message>
    <message>
        <source>收回(&amp;T)…</source>
        <translation>Take back (&amp;T)…</translation>
    </message>
    <message>
        <source>还没有 PIN 或口令，打不开本站。</source>
        <translation>No PIN or passphrase yet: can&apos;t open the station.</translation>
    </message>
    <message>
        <source>站长只在纸上签字，不设 PIN 和口令。</source>
        <translation>The head signs on paper only and has no PIN or passphrase.</translation>
    </message>
    <message>
        <source>用口令打开本站。</source>
        <translation>Opens the station with a passphrase.</translation>
    </message>
    <message>
        <source>用 PIN 打开本站，只在这台电脑上有效。</source>
        <translation>Opens the station with a PIN, on this PC only.</translation>
    </message>
    <message>
        <source>在另一台电脑上有 PIN，在这台电脑上还没有。</source>
        <translation>Has a PIN on another PC, none on this one yet.</translation>
    </message>
    <message>
        <source>已经离任，还打得开本站：请收回。</source>
        <translation>Has left and can still open the station: please take it back.</translation>
    </message>
    <message>
        <source>更改 PIN 或口令(&amp;E)…</source>
        <translation>Change PIN or passphrase (&amp;E)…</translation>
    </message>
</context>
<context>
    <name>ClerksSection</name>
    <message>
        <source>添加文书(&amp;A)</source>
        <translation>&amp;Add clerk</translation>
    </message>
    <message>
        <source>保存(&amp;S)</source>
        <translation>&amp;Save</translation>
    </message>
    <message>
        <source>删除(&amp;D)</source>
        <translation>&amp;Delete</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Clerks</translation>
    </message>
    <message>
        <source>谁在记台账。离任的人写上“止”的日期，以前记的内容照样留着名字。</source>
        <translation>Who keeps the records. When somebody leaves, enter their last day; what they recorded keeps their name.</translation>
    </message>
    <message>
        <source>文书名单</source>
        <translation>List of clerks</translation>
    </message>
    <message>
        <source>新文书</source>
        <translation>New clerk</translation>
    </message>
    <message>
        <source>{0} 到 {1}</source>
        <translation>{0} to {1}</translation>
    </message>
    <message>
        <source>{0} 起</source>
        <translation>from {0}</translation>
    </message>
    <message>
        <source>现在使用这台电脑</source>
        <translation>uses this PC now</translation>
    </message>
</context>
<context>
    <name>CodeByHand</name>
    <message>
        <source>没有打印机，看着屏幕手抄(&amp;V)</source>
        <translation>No printer: &amp;view the code and copy it by hand</translation>
    </message>
    <message>
        <source>抄好了，收起来(&amp;H)</source>
        <translation>Copied, &amp;hide it</translation>
    </message>
    <message>
        <source>恢复码 {0}</source>
        <translation>Recovery code {0}</translation>
    </message>
    <message>
        <source>一个字不差地抄在纸上，对一遍，再锁好。谁有它和这台电脑，谁就能看到全部资料：不要拍照，不要截屏，不要用微信传，屏幕旁边别站着人。</source>
        <translation>Copy it onto paper letter by letter, compare, and lock it away. Whoever has it and this PC can read everything: take no photo or screenshot, do not send it by WeChat, and let nobody look on.</translation>
    </message>
</context>
<context>
    <name>ColumnsDialog</name>
    <message>
        <source>上移(&amp;U)</source>
        <extracomment>What a spreadsheet would take for another thing: long numbers, noughts in front, 1-2, 3/5, 1E5, formulas. Whole dates and plain numbers it may read. Excel&apos;s and WPS&apos;s own mark for a cell of text.</extracomment>
        <translation>&amp;Up</translation>
    </message>
    <message>
        <source>下移(&amp;D)</source>
        <translation>&amp;Down</translation>
    </message>
    <message>
        <source>恢复原样(&amp;R)</source>
        <translation>As it was (&amp;R)</translation>
    </message>
    <message>
        <source>显示这些列(&amp;S)</source>
        <translation>&amp;Show these columns</translation>
    </message>
    <message>
        <source>显示哪些列</source>
        <translation>Which columns to show</translation>
    </message>
    <message>
        <source>列</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>打勾的列会显示，从上到下就是从左到右。只对这台电脑有效。</source>
        <translation>Ticked columns are shown, from top to bottom as from left to right. For this PC only.</translation>
    </message>
    <message>
        <source>取消(&amp;C)</source>
        <translation>&amp;Cancel</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>到这一页</source>
        <translation>to this page</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>帮助</source>
        <translation>help</translation>
    </message>
    <message>
        <source>本站资料</source>
        <translation>station facts</translation>
    </message>
    <message>
        <source>站名</source>
        <translation>station name</translation>
    </message>
    <message>
        <source>站长</source>
        <translation>head of station</translation>
    </message>
    <message>
        <source>落款</source>
        <translation>signature</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Clerks</translation>
    </message>
    <message>
        <source>换人</source>
        <translation>another person</translation>
    </message>
    <message>
        <source>专干</source>
        <translation>officer</translation>
    </message>
    <message>
        <source>备份</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>U盘</source>
        <translation>USB stick</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>restore</translation>
    </message>
    <message>
        <source>恢复单</source>
        <translation>Recovery sheet</translation>
    </message>
    <message>
        <source>口令</source>
        <translation>passphrase</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>password</translation>
    </message>
    <message>
        <source>忘记</source>
        <translation>forgotten</translation>
    </message>
    <message>
        <source>体检</source>
        <translation>Check-up</translation>
    </message>
    <message>
        <source>检查</source>
        <translation>check</translation>
    </message>
    <message>
        <source>修复</source>
        <translation>repair</translation>
    </message>
    <message>
        <source>字号</source>
        <translation>text size</translation>
    </message>
    <message>
        <source>显示</source>
        <translation>Display</translation>
    </message>
    <message>
        <source>放大</source>
        <translation>enlarge</translation>
    </message>
    <message>
        <source>看不清</source>
        <translation>hard to read</translation>
    </message>
    <message>
        <source>颜色</source>
        <translation>colours</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>dark</translation>
    </message>
    <message>
        <source>高对比</source>
        <translation>high contrast</translation>
    </message>
    <message>
        <source>夜间</source>
        <translation>night</translation>
    </message>
    <message>
        <source>主题</source>
        <translation>theme</translation>
    </message>
    <message>
        <source>打印机位置</source>
        <translation>Printer position</translation>
    </message>
    <message>
        <source>偏移</source>
        <translation>offset</translation>
    </message>
    <message>
        <source>对不准</source>
        <translation>off the mark</translation>
    </message>
    <message>
        <source>省流量</source>
        <translation>save data</translation>
    </message>
    <message>
        <source>网速</source>
        <translation>speed</translation>
    </message>
    <message>
        <source>上网</source>
        <translation>network</translation>
    </message>
    <message>
        <source>文件与关于</source>
        <translation>Files and about</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>许可</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>命令 · {0}</source>
        <translation>Command · {0}</translation>
    </message>
    <message>
        <source>命令</source>
        <translation>Command</translation>
    </message>
    <message>
        <source>同步与流量</source>
        <translation>Sync and data use</translation>
    </message>
    <message>
        <source>写通知</source>
        <translation>Write a notice</translation>
    </message>
    <message>
        <source>交接</source>
        <translation>Handover</translation>
    </message>
    <message>
        <source>移交</source>
        <translation>hand over</translation>
    </message>
    <message>
        <source>接手</source>
        <translation>take over</translation>
    </message>
    <message>
        <source>清除电脑</source>
        <translation>wipe</translation>
    </message>
    <message>
        <source>受理报名表</source>
        <translation>Take in application forms</translation>
    </message>
    <message>
        <source>报名</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>扫描件</source>
        <translation>Scan</translation>
    </message>
</context>
<context>
    <name>ConditionDialog</name>
    <message>
        <source>筛选(&amp;S)</source>
        <translation>Filter (&amp;S)</translation>
    </message>
    <message>
        <source>筛选条件</source>
        <translation>Condition</translation>
    </message>
    <message>
        <source>哪一项</source>
        <translation>Which field</translation>
    </message>
    <message>
        <source>怎样</source>
        <translation>How</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>只看符合这个条件的</source>
        <translation>Show only what meets this condition</translation>
    </message>
    <message>
        <source>取消(&amp;C)</source>
        <translation>&amp;Cancel</translation>
    </message>
    <message>
        <source>还要写内容</source>
        <translation>A value is needed</translation>
    </message>
</context>
<context>
    <name>ConflictsView</name>
    <message>
        <source>两边不同的记录</source>
        <translation>Records that differ</translation>
    </message>
    <message>
        <source>没有两边不一样的</source>
        <translation>Nothing differs</translation>
    </message>
    <message>
        <source>要您选 {0}</source>
        <translation>To choose: {0}</translation>
    </message>
    <message>
        <source>已选好 {0}</source>
        <translation>Chosen: {0}</translation>
    </message>
    <message>
        <source>还没有选过</source>
        <translation>Nothing chosen yet</translation>
    </message>
    <message>
        <source>选好的会列在这里，选错了可以回来重选。</source>
        <translation>What you chose is listed here; you can come back and choose again.</translation>
    </message>
    <message>
        <source>同一处被两台电脑改成不同内容时，会在这里请您选一个。</source>
        <translation>Where two computers changed the same thing differently, you are asked to choose here.</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{0} → {1}</source>
        <translation>{0} → {1}</translation>
    </message>
    <message>
        <source>空着</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>{0} · {1} 处不一样</source>
        <translation>{0} · differences: {1}</translation>
    </message>
    <message>
        <source>全部用我的(&amp;M)</source>
        <translation>&amp;Mine for all</translation>
    </message>
    <message>
        <source>全部用对方的(&amp;T)</source>
        <translation>&amp;Theirs for all</translation>
    </message>
    <message>
        <source>“{0}”选了：{1}</source>
        <translation>Chosen for &quot;{0}&quot;: {1}</translation>
    </message>
    <message>
        <source>选错了，重新选(&amp;R)</source>
        <translation>Choose again (&amp;R)</translation>
    </message>
    <message>
        <source>看这条记录(&amp;V)</source>
        <translation>&amp;View this record</translation>
    </message>
</context>
<context>
    <name>ConsentDialog</name>
    <message>
        <source>登记(&amp;S)</source>
        <translation>Record (&amp;S)</translation>
    </message>
    <message>
        <source>撤回(&amp;S)</source>
        <translation>Withdraw (&amp;S)</translation>
    </message>
    <message>
        <source>可以撤销。</source>
        <translation>It can be undone.</translation>
    </message>
    <message>
        <source>取消(&amp;C)</source>
        <translation>&amp;Cancel</translation>
    </message>
    <message>
        <source>同意日期</source>
        <translation>Date of consent</translation>
    </message>
    <message>
        <source>代签人</source>
        <translation>Signed by</translation>
    </message>
    <message>
        <source>本人同意就空着；未成年人写监护人</source>
        <translation>Leave empty if they signed themselves; the guardian for minors</translation>
    </message>
    <message>
        <source>登记 {0} 的同意</source>
        <extracomment>Without the consent of these two, names and faces must not go on a wall.</extracomment>
        <translation>Record consent of {0}</translation>
    </message>
    <message>
        <source>撤回 {0} 的同意</source>
        <translation>Withdraw consent of {0}</translation>
    </message>
    <message>
        <source>撤回日期</source>
        <translation>Withdrawn on</translation>
    </message>
    <message>
        <source>登记和签字单都可以撤销。</source>
        <translation>Both the record and the signed sheet can be undone.</translation>
    </message>
</context>
<context>
    <name>ConsentRows</name>
    <message>
        <source>（{0} 代签）</source>
        <translation>(signed by {0})</translation>
    </message>
    <message>
        <source>{0} 同意{1}</source>
        <translation>{0}: agrees to {1}</translation>
    </message>
    <message>
        <source>{0} 撤回，{1} 同意过</source>
        <translation>withdrawn {0}, agreed {1}</translation>
    </message>
    <message>
        <source>签字单</source>
        <translation>Signed sheet</translation>
    </message>
    <message>
        <source>看{0}的签字单</source>
        <translation>Look at the signed sheet of {0}</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>登记{0}的同意</source>
        <translation>Record consent to {0}</translation>
    </message>
    <message>
        <source>{0}同意：附签字单、撤回</source>
        <translation>Consent to {0}: attach the signed sheet, withdraw</translation>
    </message>
    <message>
        <source>附签字单、撤回</source>
        <translation>Attach the signed sheet, withdraw</translation>
    </message>
    <message>
        <source>换签字单…</source>
        <translation>Change the signed sheet...</translation>
    </message>
    <message>
        <source>附签字单…</source>
        <translation>Attach the signed sheet...</translation>
    </message>
    <message>
        <source>撤回同意…</source>
        <translation>Withdraw consent...</translation>
    </message>
    <message>
        <source>没登记</source>
        <translation>Not recorded</translation>
    </message>
</context>
<context>
    <name>ConsentSums</name>
    <message>
        <source>同意情况合计</source>
        <translation>Consents in all</translation>
    </message>
    <message>
        <source>{0}：已同意 {1:,} 人，没登记 {2:,} 人</source>
        <translation>{0}: {1:,} agreed, {2:,} not recorded</translation>
    </message>
    <message>
        <source>，已撤回 {0:,} 人</source>
        <translation>, {0:,} withdrawn</translation>
    </message>
    <message>
        <source>看没登记的人</source>
        <translation>Show those not recorded</translation>
    </message>
</context>
<context>
    <name>ConsentsPart</name>
    <message>
        <source>登记同意(&amp;G)…</source>
        <extracomment>From this height on, at 100 %, the sums have room.</extracomment>
        <translation>Record consent (&amp;G)...</translation>
    </message>
    <message>
        <source>撤回同意(&amp;W)…</source>
        <translation>&amp;Withdraw consent...</translation>
    </message>
    <message>
        <source>花名册还是空的</source>
        <translation>The roster is still empty</translation>
    </message>
    <message>
        <source>附签字单…</source>
        <translation>Attach the signed sheet...</translation>
    </message>
    <message>
        <source>看签字单</source>
        <translation>Look at the signed sheet</translation>
    </message>
    <message>
        <source>{0:,} 人</source>
        <translation>people: {0:,}</translation>
    </message>
    <message>
        <source>这个人还没有附签字单。</source>
        <translation>No signed sheet is attached for this person.</translation>
    </message>
    <message>
        <source>先导入或添加志愿者；谁同意上墙、拍照、公示、上报，再到这里登记。</source>
        <translation>Import or add volunteers first; then record here who agrees to the roster on the wall, photos, public notice and reporting.</translation>
    </message>
    <message>
        <source>去志愿者名单</source>
        <translation>To the volunteers</translation>
    </message>
</context>
<context>
    <name>DateEdit</name>
    <message>
        <source>选日期（按 ↓ 也可以）</source>
        <extracomment>Of the width, what the words of a row take at most.</extracomment>
        <translation>Choose a date (or press ↓)</translation>
    </message>
    <message>
        <source>选日期</source>
        <translation>Choose a date</translation>
    </message>
    <message>
        <source>请写到哪一天，例如 {0}</source>
        <translation>Please give the day, for example {0}</translation>
    </message>
    <message>
        <source>例如 1985-08-12、1985.8</source>
        <translation>for example 1985-08-12, 1985.8</translation>
    </message>
    <message>
        <source>例如 {0}.{1} 或 {0:02d}{1:02d}</source>
        <translation>for example {0}.{1} or {0:02d}{1:02d}</translation>
    </message>
</context>
<context>
    <name>DayCard</name>
    <message>
        <source>这一天没有活动。</source>
        <translation>No activity on this day.</translation>
    </message>
    <message>
        <source>加到这一天(&amp;K)</source>
        <translation>Add to this day (&amp;K)</translation>
    </message>
    <message>
        <source>记录这天的活动(&amp;J)</source>
        <translation>Record an activity on this day (&amp;J)</translation>
    </message>
    <message>
        <source>计划一个活动：名称</source>
        <translation>Plan an activity: its name</translation>
    </message>
    <message>
        <source>计划的活动名称</source>
        <translation>Name of the planned activity</translation>
    </message>
    <message>
        <source>几点</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>计划的开始时间</source>
        <translation>When the plan begins</translation>
    </message>
    <message>
        <source>例如 9:00 或 930，可以不写</source>
        <translation>for example 9:00 or 930, optional</translation>
    </message>
    <message>
        <source>打开活动 {0}</source>
        <translation>Open the activity {0}</translation>
    </message>
    <message>
        <source>提前一天：{0}</source>
        <translation>One day earlier: {0}</translation>
    </message>
    <message>
        <source>推后一天：{0}</source>
        <translation>One day later: {0}</translation>
    </message>
    <message>
        <source>计划「{0}」</source>
        <translation>Plan &quot;{0}&quot;</translation>
    </message>
    <message>
        <source>这个系列轮到这一天，按一下就加进计划</source>
        <translation>This series is due on this day; press to add it to the plan</translation>
    </message>
    <message>
        <source>先写活动名称</source>
        <translation>Enter a name first</translation>
    </message>
</context>
<context>
    <name>DayDelegate</name>
    <message>
        <source>+{0} 个</source>
        <extracomment>Ground and words of an activity&apos;s line by its state.</extracomment>
        <translation>+{0}</translation>
    </message>
</context>
<context>
    <name>Days</name>
    <message>
        <source>一</source>
        <translation>Mon</translation>
    </message>
    <message>
        <source>二</source>
        <translation>Tue</translation>
    </message>
    <message>
        <source>三</source>
        <translation>Wed</translation>
    </message>
    <message>
        <source>四</source>
        <translation>Thu</translation>
    </message>
    <message>
        <source>五</source>
        <translation>Fri</translation>
    </message>
    <message>
        <source>六</source>
        <translation>Sat</translation>
    </message>
    <message>
        <source>日</source>
        <translation>Sun</translation>
    </message>
</context>
<context>
    <name>DifferenceCard</name>
    <message>
        <source>用我的</source>
        <translation>Use mine</translation>
    </message>
    <message>
        <source>用对方的</source>
        <translation>Use theirs</translation>
    </message>
    <message>
        <source>用这个</source>
        <translation>Use this</translation>
    </message>
    <message>
        <source>{0}：{1}，{2}</source>
        <translation>{0}: {1}, {2}</translation>
    </message>
    <message>
        <source>空着</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>（空着）</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>现在用的是这个</source>
        <translation>This is used now</translation>
    </message>
    <message>
        <source>就用这个</source>
        <translation>Use this</translation>
    </message>
    <message>
        <source>都不对，另写…</source>
        <extracomment>Below this width, at 100 %, one value stands below the other.</extracomment>
        <translation>Neither is right, write another...</translation>
    </message>
</context>
<context>
    <name>DisplaySection</name>
    <message>
        <source>显示</source>
        <translation>Display</translation>
    </message>
    <message>
        <source>字看着费力就调大些。只改这台电脑，打印不受影响。</source>
        <translation>Enlarge the letters if they are hard to read. For this PC only; printing is not affected.</translation>
    </message>
    <message>
        <source>标准</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>大一点</source>
        <translation>A little larger</translation>
    </message>
    <message>
        <source>大</source>
        <translation>Large</translation>
    </message>
    <message>
        <source>很大</source>
        <translation>Very large</translation>
    </message>
    <message>
        <source>最大</source>
        <translation>Largest</translation>
    </message>
    <message>
        <source>{0}&#x3000;{1} %</source>
        <translation>{0}  {1} %</translation>
    </message>
    <message>
        <source>字号</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>颜色</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>空缺</source>
        <translation>Gaps</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>跟着电脑的设置走</source>
        <translation>Follow the computer&apos;s setting</translation>
    </message>
    <message>
        <source>在今日和月历里提一句</source>
        <translation>Mention them on Today and in the calendar</translation>
    </message>
    <message>
        <source>没有活动的周、没有主题的月。不算差错，不想看就关掉。</source>
        <translation>Weeks without an activity, months without a theme. They are not mistakes; switch this off if you do not want it.</translation>
    </message>
    <message>
        <source>深色：暗处不刺眼</source>
        <translation>Dark: easy on the eyes</translation>
    </message>
    <message>
        <source>高对比：黑白分明</source>
        <translation>High contrast: black on white</translation>
    </message>
    <message>
        <source>语言 / Language</source>
        <translation>Language / 语言</translation>
    </message>
    <message>
        <source>打印出来的、上报的都还是中文。</source>
        <translation>What is printed and reported stays Chinese, and so do the help pages.</translation>
    </message>
    <message>
        <source>中文</source>
        <translation>中文 (Chinese)</translation>
    </message>
    <message>
        <source>English（英文）</source>
        <translation>English</translation>
    </message>
    <message>
        <source>跟着电脑的语言走 / As the computer</source>
        <translation>As the computer / 跟着电脑的语言走</translation>
    </message>
</context>
<context>
    <name>Doorway</name>
    <message>
        <source>正在打开……</source>
        <translation>Opening...</translation>
    </message>
    <message>
        <source>正在建站……</source>
        <translation>Creating the station...</translation>
    </message>
    <message>
        <source>新时代文明实践站</source>
        <translation>Civic practice station</translation>
    </message>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>正在准备示例站点，头一次要几秒钟……</source>
        <translation>Preparing the sample station; the first time takes a few seconds...</translation>
    </message>
    <message>
        <source>打开示例站点(&amp;T)</source>
        <extracomment>What stands on the right side of the door; asked when the page is turned what gets the keys. In px at any scale: larger text must not ask for a larger screen. What the title bar takes of a screen. The views that say at a field what is wrong with it. What takes the answer of the errand under way.</extracomment>
        <translation>&amp;Try a sample station</translation>
    </message>
    <message>
        <source>里面的人和事都是编的，随便试</source>
        <translation>All people and events in it are made up; try anything</translation>
    </message>
    <message>
        <source>English(&amp;L)</source>
        <extracomment>Says in the other language that it is one: whoever landed in the wrong one finds back.</extracomment>
        <translation>中文(&amp;L)</translation>
    </message>
    <message>
        <source>这台电脑已经清除，清除证明在「{0}」。</source>
        <translation>This PC is wiped; the proof is in “{0}”.</translation>
    </message>
    <message>
        <source>县里还没有停用它：接手的电脑同步以后就停用；没有人接手的，请告诉县里停用这台电脑。</source>
        <translation>The county has not put it out of use yet: it will once the PC that took over has synced. If nobody took over, please ask the county to put this PC out of use.</translation>
    </message>
</context>
<context>
    <name>DropView</name>
    <message>
        <source>选择文件(&amp;O)…</source>
        <translation>Ch&amp;oose a file...</translation>
    </message>
    <message>
        <source>把花名册文件拖到这里</source>
        <translation>Drag the roster here</translation>
    </message>
    <message>
        <source>Excel、WPS 表格、CSV 都可以；表头在第几行、列怎么排都行，只要有“姓名”一列。</source>
        <translation>Excel, WPS and CSV will do; wherever the header stands and however the columns are ordered, as long as there is one for the name.</translation>
    </message>
    <message>
        <source>先给您看结果，确认后才导入。原文件不会改动。</source>
        <translation>You see the outcome first and confirm it. The file is not changed.</translation>
    </message>
</context>
<context>
    <name>DueCard</name>
    <message>
        <source>不再提示空缺</source>
        <extracomment>Windows and writing as far apart as this are what systems call high contrast; of 0 to 255.</extracomment>
        <translation>Stop mentioning gaps</translation>
    </message>
    <message>
        <source>以后可以在设置的“显示”里再打开</source>
        <translation>You can switch it on again in Settings under &quot;Display&quot;</translation>
    </message>
    <message>
        <source>{0} 件</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>还有 {0} 件</source>
        <translation>{0} more</translation>
    </message>
    <message>
        <source>要办的事</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>手头没有要办的事。</source>
        <extracomment>For eyes that tire or a screen in the sun: black on white, every edge drawn. In this order where the system&apos;s own UI font has no Chinese. Of the ring round what has the keyboard, at 100 %. More stand behind a button.</extracomment>
        <translation>Nothing to do right now.</translation>
    </message>
    <message>
        <source>导入花名册(&amp;I)…</source>
        <translation>&amp;Import roster...</translation>
    </message>
    <message>
        <source>这里还是空的。先把原来的花名册带进来，或者直接记录活动。</source>
        <translation>It is still empty here. Bring in your roster first, or record an activity.</translation>
    </message>
    <message>
        <source>记录活动(&amp;A)</source>
        <translation>Record &amp;an activity</translation>
    </message>
</context>
<context>
    <name>DueLine</name>
    <message>
        <source>{0}：{1}</source>
        <extracomment>Sort of a thing to do -&gt; its icon and the colour of that.</extracomment>
        <translation>{0}: {1}</translation>
    </message>
</context>
<context>
    <name>DuplicatesPart</name>
    <message>
        <source>已合并成一条。</source>
        <translation>Merged into one.</translation>
    </message>
    <message>
        <source>撤销(&amp;U)</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>记下了，不是同一人，以后不再提起。</source>
        <translation>Noted: not the same person; not asked again.</translation>
    </message>
    <message>
        <source>已撤销：{0}</source>
        <translation>Undone: {0}</translation>
    </message>
    <message>
        <source>共 {0:,} 对</source>
        <extracomment>Compared at once; the surest come first, and each that is settled makes room for the next.</extracomment>
        <translation>Pairs: {0:,}</translation>
    </message>
    <message>
        <source>先列出最像的 {0:,} 对</source>
        <translation>The likeliest come first: {0:,}</translation>
    </message>
    <message>
        <source>再看 {0:,} 对</source>
        <translation>Show more: {0:,}</translation>
    </message>
</context>
<context>
    <name>EditForm</name>
    <message>
        <source>保存(&amp;S)</source>
        <extracomment>What is said of it, and its buttons; whoever scrolls the whole form lays them below.</extracomment>
        <translation>&amp;Save</translation>
    </message>
    <message>
        <source>取消(&amp;C)</source>
        <translation>&amp;Cancel</translation>
    </message>
    <message>
        <source>添加{0}</source>
        <translation>New entry: {0}</translation>
    </message>
    <message>
        <source>上次填到一半的内容还在，接着填就行。</source>
        <translation>What you had half filled in last time is still here; just go on.</translation>
    </message>
    <message>
        <source>别处已改成“{0}”。再按保存就用您填的。</source>
        <translation>Changed elsewhere to &quot;{0}&quot;. Press Save again to use yours.</translation>
    </message>
    <message>
        <source>空</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>请看一眼标出的几格，再按保存。</source>
        <translation>Please check the marked fields, then press Save again.</translation>
    </message>
    <message>
        <source>别处刚改成“{0}”。这一格您没有改，会照那边的留着。</source>
        <translation>Just changed elsewhere to &quot;{0}&quot;. You have not changed this field, so that is kept.</translation>
    </message>
    <message>
        <source>别处刚改成“{0}”。您填的还在，保存时再请您看一眼。</source>
        <translation>Just changed elsewhere to &quot;{0}&quot;. What you typed is kept; you will be asked again on saving.</translation>
    </message>
    <message>
        <source>这条记录刚在别处删除了。您填的还在，保存前请先问一问。</source>
        <translation>This record was just deleted elsewhere. What you typed is still here; ask before you save.</translation>
    </message>
    <message>
        <source>修改 {0}</source>
        <translation>Edit {0}</translation>
    </message>
    <message>
        <source>Enter 到下一格
Ctrl+Enter 保存</source>
        <translation>Enter: next field
Ctrl+Enter: save</translation>
    </message>
</context>
<context>
    <name>EnrolDialog</name>
    <message>
        <source>用新的加入码接入</source>
        <extracomment>Buttons, edges and the frame round it.</extracomment>
        <translation>Join with a new joining code</translation>
    </message>
    <message>
        <source>接入县平台</source>
        <translation>Join the county platform</translation>
    </message>
    <message>
        <source>接入(&amp;J)</source>
        <translation>&amp;Join</translation>
    </message>
    <message>
        <source>写申请文件(&amp;W)…</source>
        <translation>&amp;Write request file...</translation>
    </message>
    <message>
        <source>读回执文件(&amp;R)…</source>
        <translation>&amp;Read receipt file...</translation>
    </message>
    <message>
        <source>关闭(&amp;C)</source>
        <translation>&amp;Close</translation>
    </message>
    <message>
        <source>接入好了：{0}</source>
        <translation>Joined: {0}</translation>
    </message>
    <message>
        <source>县里登记的站名是“{0}”。</source>
        <translation>The county knows the station as &quot;{0}&quot;.</translation>
    </message>
    <message>
        <source>往后到“U 盘传送”，写成文件带去县里，再把带回来的读进来。</source>
        <translation>From now on write files under &quot;By USB stick&quot;, take them to the county and read in what comes back.</translation>
    </message>
    <message>
        <source>往后会自动同步，您不用管它。</source>
        <translation>From now on it syncs automatically.</translation>
    </message>
    <message>
        <source>正在联系县平台</source>
        <translation>Reaching the county platform</translation>
    </message>
    <message>
        <source>请先向县里（或镇里）要一个加入码：5 组，每组 5 个字母或数字，只能用一次。</source>
        <translation>First ask the county (or town) for a joining code: 5 groups of 5 letters or digits, valid once.</translation>
    </message>
    <message>
        <source>县里停用了这台电脑。请向县里（或镇里）要一个新的加入码：5 组，每组 5 个字母或数字。接入以后，没送出的会接着送，这台电脑上的内容一点不动。</source>
        <translation>The county has switched this PC off. Please ask the county (or town) for a new joining code: 5 groups of 5 letters or digits. Once joined, whatever is waiting is sent; nothing on this PC changes.</translation>
    </message>
    <message>
        <source>申请文件写过了。拿到县里的回执文件，点“读回执文件”，加入码不用再输。</source>
        <translation>The request file was written. When you have the county&apos;s reply file, press “Read the reply file”; the code need not be typed again.</translation>
    </message>
    <message>
        <source>申请文件写好了：{0}
请把它交给县里。拿到回执文件后，再回到这里读回执，加入码不用再输。</source>
        <translation>The request file is written: {0}
Please hand it to the county. When you have the reply file, come back here and read it; the code need not be typed again.</translation>
    </message>
</context>
<context>
    <name>EnrolForm</name>
    <message>
        <source>这台电脑能上网</source>
        <translation>This PC is online</translation>
    </message>
    <message>
        <source>不能上网，用文件办（U 盘、邮件带给县里）</source>
        <translation>No network: by file (USB stick or mail to the county)</translation>
    </message>
    <message>
        <source>请照着县里给的写加入码</source>
        <translation>Type the code the county gave</translation>
    </message>
    <message>
        <source>请填写县平台的网址：县里给加入码时会一起告诉</source>
        <translation>Type the county&apos;s address: it is told together with the code</translation>
    </message>
    <message>
        <source>加入码</source>
        <translation>Joining code</translation>
    </message>
    <message>
        <source>县平台的网址</source>
        <translation>Address of the county platform</translation>
    </message>
    <message>
        <source>① 写一个申请文件，交给县里；② 县里给回执文件，拿回来读入。</source>
        <translation>① Write a request file and hand it to the county; ② read in the receipt that comes back.</translation>
    </message>
    <message>
        <source>大小写都行，横线可打可不打。</source>
        <translation>Capital or small letters, with or without dashes.</translation>
    </message>
    <message>
        <source>已输 {0} 个，还差 {1} 个。</source>
        <translation>{0} typed, {1} to go.</translation>
    </message>
    <message>
        <source>25 个，齐了。</source>
        <translation>25, complete.</translation>
    </message>
    <message>
        <source>多了 {0} 个，请对照再看一遍。</source>
        <translation>{0} too many, please compare.</translation>
    </message>
</context>
<context>
    <name>EntryFlow</name>
    <message>
        <source>这是刚才没有保存的内容，保存或放弃后再写别的。</source>
        <translation>This has not been saved yet; save it or give it up before starting another.</translation>
    </message>
    <message>
        <source>放弃这些，重新开始(&amp;Q)</source>
        <translation>Discard this and start again (&amp;Q)</translation>
    </message>
    <message>
        <source>{0} 写到一半的还在，接着写就行。</source>
        <translation>Your half-finished entry of {0} is still here; just go on.</translation>
    </message>
    <message>
        <source>活动已保存</source>
        <translation>Activity saved</translation>
    </message>
    <message>
        <source>刚才写的还没有保存，先给您留着。</source>
        <translation>What was typed is not saved; it is kept for you.</translation>
    </message>
    <message>
        <source>继续填写(&amp;J)</source>
        <translation>Go on (&amp;J)</translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message>
        <source>删除「{0}」的个人资料</source>
        <translation>Delete the personal data of “{0}”</translation>
    </message>
    <message>
        <source>删除后不能撤销，也找不回来。</source>
        <translation>This can&apos;t be undone, and nothing can be brought back.</translation>
    </message>
    <message>
        <source>这些会删掉</source>
        <translation>What goes</translation>
    </message>
    <message>
        <source>这些还留着，为什么</source>
        <translation>What stays, and why</translation>
    </message>
    <message>
        <source>为什么删除（会记下来，不要写姓名）</source>
        <translation>Why (it is written down; no names)</translation>
    </message>
    <message>
        <source>确认无误，请输入姓名：{0}</source>
        <translation>To be sure, type the name: {0}</translation>
    </message>
    <message>
        <source>永久删除(&amp;D)</source>
        <translation>&amp;Delete for good</translation>
    </message>
    <message>
        <source>取消(&amp;C)</source>
        <translation>&amp;Cancel</translation>
    </message>
</context>
<context>
    <name>Faces</name>
    <message>
        <source>记录活动(&amp;N)</source>
        <translation>Record a&amp;n activity</translation>
    </message>
    <message>
        <source>记录活动</source>
        <translation>Record an activity</translation>
    </message>
    <message>
        <source>记录已经开展的活动（Ctrl+N）</source>
        <translation>Record an activity that was held (Ctrl+N)</translation>
    </message>
    <message>
        <source>活动的四种看法</source>
        <translation>Four views of the activities</translation>
    </message>
    <message>
        <source>共 {0:,} 个</source>
        <translation>{0:,} in all</translation>
    </message>
    <message>
        <source>共 {0:,} 个，显示 {1:,} 个</source>
        <translation>{1:,} of {0:,} shown</translation>
    </message>
    <message>
        <source>列表(&amp;L)</source>
        <translation>&amp;List</translation>
    </message>
    <message>
        <source>月历(&amp;C)</source>
        <translation>&amp;Calendar</translation>
    </message>
    <message>
        <source>照片墙(&amp;I)</source>
        <translation>Photo wall (&amp;I)</translation>
    </message>
    <message>
        <source>主题与项目(&amp;T)</source>
        <translation>&amp;Themes and projects</translation>
    </message>
    <message>
        <source>活动</source>
        <extracomment>Narrower than this at 100 %, title, count and the button&apos;s words give way to the tabs. Room for how many activities there are.</extracomment>
        <translation>Activities</translation>
    </message>
</context>
<context>
    <name>FactsCard</name>
    <message>
        <source>还没有写。</source>
        <extracomment>Shown by their own label where there is something to show. At 100 %, lower than this it does not become. The card&apos;s own line and the room inside of it, above and below; wider in high contrast.</extracomment>
        <translation>Not written yet.</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>队伍</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>{0} 到 {1}，共 {2} 小时</source>
        <translation>{0} to {1}, {2} h</translation>
    </message>
    <message>
        <source>活动情况</source>
        <translation>Facts of the activity</translation>
    </message>
    <message>
        <source>{0} 人</source>
        <translation>people: {0}</translation>
    </message>
</context>
<context>
    <name>FactsForm</name>
    <message>
        <source>开展日期</source>
        <extracomment>A sign-in sheet has no more lines; longer lists are found by typing. What is the same again, and so filled in; where and how, never when or how many came.</extracomment>
        <translation>Day held</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>按 ↓ 选常用地点，也可以直接写</source>
        <translation>Press ↓ for usual places, or type one</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>请填写开展日期</source>
        <translation>Please enter the day</translation>
    </message>
    <message>
        <source>照 {0} 那次填了地点、队伍等，请看一眼。</source>
        <translation>Place, team and so on were filled in as on {0}; please look.</translation>
    </message>
    <message>
        <source>志愿者</source>
        <translation>Volunteers</translation>
    </message>
</context>
<context>
    <name>FigureTile</name>
    <message>
        <source>{0}，近十二个月</source>
        <translation>{0}, last twelve months</translation>
    </message>
    <message>
        <source>本月{0} {1} {2}</source>
        <translation>This month {0}: {1} {2}</translation>
    </message>
    <message>
        <source>看本月的这些</source>
        <extracomment>What the places call the list behind a figure: see `show_kind` of 活动 and 花名册.</extracomment>
        <translation>Show those of this month</translation>
    </message>
</context>
<context>
    <name>FigureTiles</name>
    <message>
        <source>活动</source>
        <translation>Activities</translation>
    </message>
    <message>
        <source>个</source>
        <translation> </translation>
    </message>
    <message>
        <source>服务时长</source>
        <translation>Service hours</translation>
    </message>
    <message>
        <source>小时</source>
        <translation>hours</translation>
    </message>
    <message>
        <source>参加的志愿者</source>
        <translation>Volunteers taking part</translation>
    </message>
    <message>
        <source>人</source>
        <translation>people</translation>
    </message>
    <message>
        <source>到场群众</source>
        <translation>Residents present</translation>
    </message>
    <message>
        <source>人次</source>
        <translation>attendances</translation>
    </message>
</context>
<context>
    <name>FileCard</name>
    <message>
        <source>档案还缺</source>
        <translation>Missing from file</translation>
    </message>
    <message>
        <source>档案齐了，可以归档</source>
        <translation>The file is complete and can be filed</translation>
    </message>
    <message>
        <source>已归档</source>
        <translation>Filed</translation>
    </message>
    <message>
        <source>去补上：{0}</source>
        <translation>Complete: {0}</translation>
    </message>
    <message>
        <source>补上{0}</source>
        <translation>Add {0}</translation>
    </message>
    <message>
        <source>取出修改(&amp;F)</source>
        <translation>Take out to edit (&amp;F)</translation>
    </message>
    <message>
        <source>先这样归档(&amp;F)</source>
        <translation>&amp;File as it is</translation>
    </message>
    <message>
        <source>归档(&amp;F)</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>还在计划，开展以后记录人员和照片</source>
        <translation>Still planned; enter people and photos once it has been held</translation>
    </message>
    <message>
        <source>已开展，去记录(&amp;F)</source>
        <translation>It has been held, record it (&amp;F)</translation>
    </message>
    <message>
        <source>签到表 {0} 页</source>
        <translation>Sign-in sheet (pages: {0})</translation>
    </message>
</context>
<context>
    <name>FilingFlow</name>
    <message>
        <source>已归档。</source>
        <translation>Filed.</translation>
    </message>
    <message>
        <source>撤销(&amp;U)</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>档案已取出，改好后再归档。</source>
        <translation>Taken out of the files; file it again when you are done.</translation>
    </message>
</context>
<context>
    <name>FilterMenu</name>
    <message>
        <source>别的条件(&amp;M)…</source>
        <extracomment>Edited in a cell; the others have a form. More values of one facet are chosen in the dialog, by typing.</extracomment>
        <translation>Another condition (&amp;M)...</translation>
    </message>
</context>
<context>
    <name>FirstPaper</name>
    <message>
        <source>正在生成恢复单……</source>
        <translation>Creating the recovery sheet...</translation>
    </message>
    <message>
        <source>正在打印……</source>
        <translation>Printing...</translation>
    </message>
    <message>
        <source>已交给打印机「{0}」。取到纸以后锁好。</source>
        <translation>Sent to the printer &quot;{0}&quot;. Lock the sheet away.</translation>
    </message>
    <message>
        <source>正在保存……</source>
        <translation>Saving...</translation>
    </message>
    <message>
        <source>已保存为「{0}」。印出来以后，请把这个文件删掉。</source>
        <translation>Saved as &quot;{0}&quot;. Please delete the file once it is printed.</translation>
    </message>
</context>
<context>
    <name>FirstStepsView</name>
    <message>
        <source>打印(&amp;P)</source>
        <extracomment>Of a new station; of a PC that came to one the sheet is the last of five.</extracomment>
        <translation>&amp;Print</translation>
    </message>
    <message>
        <source>保存为 PDF(&amp;S)…</source>
        <translation>&amp;Save as PDF...</translation>
    </message>
    <message>
        <source>选择 Excel 花名册(&amp;F)…</source>
        <translation>Choose an Excel roster (&amp;F)...</translation>
    </message>
    <message>
        <source>现在接入：县里已经给了加入码</source>
        <translation>Join now: the county has given you a joining code</translation>
    </message>
    <message>
        <source>以后再说：先在本机用起来</source>
        <translation>Later: use it on this PC first</translation>
    </message>
    <message>
        <source>上一步(&amp;B)</source>
        <translation>&amp;Back</translation>
    </message>
    <message>
        <source>选好了：{0}。进去以后先给您看一遍，再导入。</source>
        <translation>Chosen: {0}. You are shown it first, then import.</translation>
    </message>
    <message>
        <source>留一张恢复单</source>
        <translation>Keep a recovery sheet</translation>
    </message>
    <message>
        <source>把花名册带进来</source>
        <translation>Bring in the roster</translation>
    </message>
    <message>
        <source>接入县平台</source>
        <translation>Join the county platform</translation>
    </message>
    <message>
        <source>下一步(&amp;N)</source>
        <translation>&amp;Next</translation>
    </message>
    <message>
        <source>以后再打印，下一步(&amp;N)</source>
        <translation>Print later, &amp;next</translation>
    </message>
    <message>
        <source>以后再导入，下一步(&amp;N)</source>
        <translation>Import later, &amp;next</translation>
    </message>
    <message>
        <source>开始使用(&amp;N)</source>
        <translation>Start (&amp;N)</translation>
    </message>
    <message>
        <source>现在没有打印机也不要紧：以后在“设置 › 恢复单”里随时可以打印。</source>
        <translation>No printer now? Print it any time under Settings › Recovery sheet.</translation>
    </message>
    <message>
        <source>原来的 Excel 花名册不用改，表头乱一点也认得：姓名、电话、身份证号、队伍……</source>
        <translation>Leave your Excel roster as it is; a messy header is understood too: name, phone, ID number, team...</translation>
    </message>
    <message>
        <source>进去以后先给您看一遍：哪些是新的，哪些重复，哪些要更正；您点了导入才算数。</source>
        <translation>You are shown first who is new, who is there already and what to correct; nothing counts until you press import.</translation>
    </message>
    <message>
        <source>以后也可以随时导入：按 Ctrl+I。</source>
        <translation>You can import later at any time: press Ctrl+I.</translation>
    </message>
    <message>
        <source>接入县平台以后，资料会自己上报，县里发的主题和文本会自己下来。</source>
        <translation>Once joined, records go up by themselves, and the county&apos;s themes and texts come down.</translation>
    </message>
    <message>
        <source>不接入也能一直用下去，什么都不少；以后点窗口左下角就能接入。</source>
        <translation>You can go on without joining, nothing is missing; you can join later from the lower left corner of the window.</translation>
    </message>
    <message>
        <source>恢复单.pdf</source>
        <translation>Recovery sheet.pdf</translation>
    </message>
    <message>
        <source>保存恢复单</source>
        <translation>Save the recovery sheet</translation>
    </message>
    <message>
        <source>花名册 ({0})</source>
        <translation>Roster ({0})</translation>
    </message>
    <message>
        <source>选择花名册</source>
        <translation>Choose a roster</translation>
    </message>
    <message>
        <source>恢复码抄在纸上了。有了打印机，再到设置里打印一张正式的。</source>
        <translation>The recovery code is on paper. Once there is a printer, print a proper sheet in Settings.</translation>
    </message>
    <message>
        <source>站点建好了。资料是加密的，没有 PIN、口令，也没有恢复码，谁也打不开，我们也不行。</source>
        <translation>The station is made. It is encrypted: without PIN, passphrase or recovery code nobody can open it, nor can we.</translation>
    </message>
    <message>
        <source>恢复单上有一串恢复码，忘了 PIN 或口令就靠它。请打印两份：一份锁在柜子里，一份交镇街封存；不要拍照，不要用微信传。</source>
        <translation>The recovery sheet bears a code for when PIN or passphrase is forgotten. Print two: lock one away and give one to the town office, sealed; take no photo of it and don&apos;t send it by WeChat.</translation>
    </message>
    <message>
        <source>以后再打印，开始使用(&amp;N)</source>
        <translation>Print later, begi&amp;n</translation>
    </message>
    <message>
        <source>这台电脑加入好了。每台电脑有自己的恢复单：原来的恢复单打不开这台电脑，这台也要印一张；原来的那张照样有效，不要扔。</source>
        <translation>This PC has joined. Each PC has its own recovery sheet: the first one&apos;s does not open this PC, so print one here too; the first one stays valid, keep it.</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>请填写{0}</source>
        <extracomment>In px at 100 %: as low as it may become, and from where on it explains and shows. In px at any scale: what the title bar takes of a screen.</extracomment>
        <translation>Please enter {0}</translation>
    </message>
    <message>
        <source>原来的内容不会动；取得钥匙后就能看、能改</source>
        <translation>What is there stays as it is; once the key is here it can be read and changed</translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <source>填镇里的表</source>
        <extracomment>Until a new choice is looked at.</extracomment>
        <translation>Fill the town&apos;s form</translation>
    </message>
    <message>
        <source>选空表(&amp;F)…</source>
        <translation>Choose the empty &amp;form…</translation>
    </message>
    <message>
        <source>复制字段名(&amp;N)</source>
        <translation>Copy the field &amp;names</translation>
    </message>
    <message>
        <source>填好另存为(&amp;S)…</source>
        <translation>Fill and &amp;save as…</translation>
    </message>
    <message>
        <source>在镇里发的空表（.docx 或 .xlsx）上，把要填的地方写成 {{站名}} 这样的字段名，保存一次，以后就能一直用。空表本身不改动。</source>
        <translation>In the town&apos;s empty form (.docx or .xlsx) write field names like {{站名}} where something belongs, and save it once; it serves from then on. The empty form itself is never changed.</translation>
    </message>
    <message>
        <source>全部字段名和说明，可以粘贴到 Word、Excel 或 WPS 里</source>
        <translation>All field names with what they mean, to be pasted into Word, Excel or WPS</translation>
    </message>
    <message>
        <source>每个字段填成什么</source>
        <translation>What each field is filled with</translation>
    </message>
    <message>
        <source>关闭(&amp;X)</source>
        <translation>Close(&amp;X)</translation>
    </message>
    <message>
        <source>选空表</source>
        <translation>Choose the empty form</translation>
    </message>
    <message>
        <source>空表</source>
        <translation>Empty form</translation>
    </message>
    <message>
        <source>正在看这张表……</source>
        <translation>Looking at the form…</translation>
    </message>
    <message>
        <source>这张表里没有字段名，没有东西可以填。</source>
        <translation>This form has no field names; there is nothing to fill.</translation>
    </message>
    <message>
        <source>字段名已复制，粘贴到 Word、Excel 或 WPS 里看。</source>
        <translation>The field names are copied; paste them into Word, Excel or WPS.</translation>
    </message>
    <message>
        <source>{0}（已填）</source>
        <translation>{0} (filled)</translation>
    </message>
    <message>
        <source>填好的表</source>
        <translation>Filled form</translation>
    </message>
    <message>
        <source>填好另存为</source>
        <translation>Save the filled form as</translation>
    </message>
</context>
<context>
    <name>FormLines</name>
    <message>
        <source>先在上面选{0}</source>
        <translation>First choose above: {0}</translation>
    </message>
    <message>
        <source>不认识，是不是“{0}”？原样留着</source>
        <translation>Unknown; did you mean “{0}”? Left as it is</translation>
    </message>
    <message>
        <source>不认识，原样留着</source>
        <translation>Unknown; left as it is</translation>
    </message>
    <message>
        <source>空着（{0}没有填）</source>
        <translation>Left empty ({0} is not filled)</translation>
    </message>
    <message>
        <source>字段</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>填成什么</source>
        <translation>Filled with</translation>
    </message>
</context>
<context>
    <name>FormsFace</name>
    <message>
        <source>受理报名表</source>
        <extracomment>Where a path, a name, a number or anything quoted begins, with what clings to it.</extracomment>
        <translation>Take in application forms</translation>
    </message>
    <message>
        <source>返回花名册(&amp;B)</source>
        <extracomment>Made with the first form: it begins with a day.</extracomment>
        <translation>&amp;Back to the roster</translation>
    </message>
    <message>
        <source>选扫描件(&amp;O)…</source>
        <translation>Choose scans(&amp;O)…</translation>
    </message>
    <message>
        <source>先不受理，看下一张(&amp;K)</source>
        <translation>Skip to the next(&amp;K)</translation>
    </message>
    <message>
        <source>去填表(&amp;T)</source>
        <extracomment>Where there is no room for both halves.</extracomment>
        <translation>To the form(&amp;T)</translation>
    </message>
    <message>
        <source>受理报名表：第 {0} 张，共 {1} 张</source>
        <extracomment>Once the form has its place.</extracomment>
        <translation>Application forms: {0} of {1}</translation>
    </message>
    <message>
        <source>看扫描件(&amp;T)</source>
        <translation>To the scan(&amp;T)</translation>
    </message>
</context>
<context>
    <name>FoundList</name>
    <message>
        <source>没有找到。可以只打姓名的一部分、拼音或首字母。</source>
        <extracomment>A narrow box among the menus still shows what tells one from another.</extracomment>
        <translation>Nothing found. Part of a name, pinyin or initials is enough.</translation>
    </message>
</context>
<context>
    <name>FoundingView</name>
    <message>
        <source>建站(&amp;S)</source>
        <translation>&amp;Create the station</translation>
    </message>
    <message>
        <source>站点全称</source>
        <translation>Full name of the station</translation>
    </message>
    <message>
        <source>例如 石桥村新时代文明实践站</source>
        <translation>for example Stonebridge 新时代文明实践站</translation>
    </message>
    <message>
        <source>区划代码</source>
        <translation>Division code</translation>
    </message>
    <message>
        <source>本村的 12 位统计用区划代码</source>
        <translation>The village&apos;s 12-digit statistical code</translation>
    </message>
    <message>
        <source>县（市、区）</source>
        <translation>County (city, district)</translation>
    </message>
    <message>
        <source>乡镇（街道）</source>
        <translation>Town (street)</translation>
    </message>
    <message>
        <source>文书姓名</source>
        <translation>Name of the clerk</translation>
    </message>
    <message>
        <source>谁在用这台电脑记台账</source>
        <translation>Who keeps the records on this PC</translation>
    </message>
    <message>
        <source>资料将放在：{0}</source>
        <translation>The data will be kept in: {0}</translation>
    </message>
    <message>
        <source>区划代码应是 12 位数字，这里是 {0} 位</source>
        <translation>A division code has 12 digits; this has {0}</translation>
    </message>
    <message>
        <source>请写全称，要有“{0}”</source>
        <translation>Please write the full name, with &quot;{0}&quot;</translation>
    </message>
    <message>
        <source>下一步(&amp;N)</source>
        <translation>&amp;Next</translation>
    </message>
    <message>
        <source>上一步(&amp;B)</source>
        <translation>&amp;Back</translation>
    </message>
    <message>
        <source>我们是哪个站</source>
        <translation>Which station is this?</translation>
    </message>
    <message>
        <source>我是谁，用什么口令</source>
        <translation>Who you are, and your passphrase</translation>
    </message>
    <message>
        <source>文书的名字会记在每一处改动旁边。口令把资料锁住，只有您知道。</source>
        <translation>The clerk&apos;s name stands beside every change. The passphrase locks the data; only you know it.</translation>
    </message>
    <message>
        <source>这台电脑上还没有站点。填好下面几项，五步就能用起来；除区划代码外，以后都能在设置里改。</source>
        <translation>There is no station on this PC yet. Fill in the few fields below: five steps and it is ready. All but the division code can be changed in Settings later.</translation>
    </message>
    <message>
        <source>请填写{0}</source>
        <translation>Please fill in {0}</translation>
    </message>
    <message>
        <source>我有备份或移交文件(&amp;R)…</source>
        <extracomment>Between the two ways to a station that is there.</extracomment>
        <translation>I have a backup o&amp;r handover file…</translation>
    </message>
    <message>
        <source>下一步给您一张恢复单，忘了靠它</source>
        <translation>The next step gives you a recovery sheet for when you forget it</translation>
    </message>
    <message>
        <source>我是谁，用什么 PIN</source>
        <translation>Who am I, and my PIN</translation>
    </message>
    <message>
        <source>文书的名字会记在每一处改动旁边。PIN 把资料锁住，只有您知道。</source>
        <translation>The clerk&apos;s name stands beside every change. The PIN locks the records; only you know it.</translation>
    </message>
    <message>
        <source>这台电脑加入已有的站(&amp;J)…</source>
        <translation>&amp;Join this PC to a station…</translation>
    </message>
    <message>
        <source>第二台电脑，或者原来的电脑坏了：资料从县里取来</source>
        <translation>A second PC, or the first one broke: the records come from the county</translation>
    </message>
</context>
<context>
    <name>HandoverSection</name>
    <message>
        <source>交接</source>
        <translation>Handover</translation>
    </message>
    <message>
        <source>打印接手码(&amp;C)</source>
        <translation>Print the takeover &amp;code</translation>
    </message>
    <message>
        <source>存成 PDF(&amp;D)…</source>
        <translation>Save as P&amp;DF…</translation>
    </message>
    <message>
        <source>一个字不差地抄在纸上，对一遍，当面交给接手人。谁同时有它和移交文件，谁就能看到全部资料：不要拍照，不要截屏，不要用微信传，不要和 U 盘放在一起。</source>
        <translation>Copy it onto paper letter by letter, compare, and give it to the next clerk in person. Whoever has it and the handover file sees everything: no photo, no screenshot, no WeChat, never beside the stick.</translation>
    </message>
    <message>
        <source>接手码 {0}</source>
        <translation>Takeover code {0}</translation>
    </message>
    <message>
        <source>打印交接单(&amp;P)…</source>
        <translation>&amp;Print the handover sheet…</translation>
    </message>
    <message>
        <source>交接完了，清除这台电脑(&amp;E)</source>
        <translation>Handed over: wip&amp;e this PC</translation>
    </message>
    <message>
        <source>选择移交文件(&amp;F)…</source>
        <translation>Choose the handover &amp;file…</translation>
    </message>
    <message>
        <source>照抄本站全称，表示您要清除</source>
        <translation>Copy the station&apos;s full name to say that you mean it</translation>
    </message>
    <message>
        <source>清除这台电脑(&amp;W)…</source>
        <translation>&amp;Wipe this PC…</translation>
    </message>
    <message>
        <source>和县平台：{0}。</source>
        <translation>With the county: {0}.</translation>
    </message>
    <message>
        <source>交接时先同步一次；没有网络也能交接，没送到的都在移交文件里。</source>
        <translation>Handing over syncs first; without a line it works too: what was not sent is in the file.</translation>
    </message>
    <message>
        <source>上次做的移交文件：{0}，{1}，标记 {2}。再做一份，就有新的接手码。</source>
        <translation>Last handover file: {0}, {1}, mark {2}. Another one has a new code.</translation>
    </message>
    <message>
        <source>移交文件做好了，并用接手码打开核对过：{0}，{1} MB，标记 {2}。里面有志愿者 {3} 人、活动 {4} 个、照片 {5} 张。</source>
        <translation>The handover file is made and was opened with its code: {0}, {1} MB, mark {2}. In it: volunteers {3}, activities {4}, photos {5}.</translation>
    </message>
    <message>
        <source>另有 {0} 个文件在它旁边，请一起带走。</source>
        <translation>Files beside it: {0}; take them along.</translation>
    </message>
    <message>
        <source>县里还没有全收到（{0}）；接手后会送出。</source>
        <translation>The county has not got everything yet ({0}); it goes out after the takeover.</translation>
    </message>
    <message>
        <source>没有选移交文件。没有它，清除以后资料就只剩县里和备份里的。</source>
        <translation>No handover file is chosen. Without one, after wiping only the county and backups have the data.</translation>
    </message>
    <message>
        <source>移交文件：{0}</source>
        <translation>Handover file: {0}</translation>
    </message>
    <message>
        <source>换文书的时候，一个按钮把全部资料、照片和设置装成一个加密文件，带到下一位的电脑上接着干。打开它的是一张纸上的接手码，要当面交；您自己的口令和 PIN 不带过去。</source>
        <translation>When the clerk changes, one button packs all data, photos and settings into one encrypted file, to go on with on the next clerk&apos;s PC. A takeover code on paper opens it, given in person; your own passphrase and PIN do not go along.</translation>
    </message>
    <message>
        <source>1. 接手码印在纸上，当面交给接手人</source>
        <translation>1. Print the takeover code and give it in person</translation>
    </message>
    <message>
        <source>2. 打印交接单，三方当面核对、签字（上面有姓名和电话）</source>
        <translation>2. Print the handover sheet; all three check and sign it (it has names and telephones)</translation>
    </message>
    <message>
        <source>3. 接手人在新电脑上打开，都对了，再清除这台电脑</source>
        <translation>3. The next clerk opens it on the new PC; if all is right, wipe this one</translation>
    </message>
    <message>
        <source>先销毁密钥，再删除这台电脑上本站的资料、照片、本机备份和日志，写出清除证明。清除以后谁也恢复不了。U 盘上的备份、打印的纸和县里的资料不受影响。</source>
        <translation>First the keys are destroyed, then this PC&apos;s data, photos, backups and logs of the station are deleted and a proof is written. Nobody can undo it. Backups on sticks, printed papers and the county&apos;s data are not touched.</translation>
    </message>
    <message>
        <source>要一字不差：{0}</source>
        <translation>Exactly as it is written: {0}</translation>
    </message>
    <message>
        <source>交给下一位文书(&amp;J)…</source>
        <translation>Hand &amp;over to the next clerk…</translation>
    </message>
    <message>
        <source>3. 接手人在新电脑上打开、同步一次：县里这才停用这台电脑，它以后记的不再上报。都对了，再清除这台电脑</source>
        <translation>3. The next clerk opens it on the new PC and syncs once: only then does the county put this PC out of use, and what it records after that is no longer reported. When all is right, wipe this PC</translation>
    </message>
</context>
<context>
    <name>HandoverWork</name>
    <message>
        <source>移交 {0}.station</source>
        <translation>handover {0}.station</translation>
    </message>
    <message>
        <source>移交文件放在哪里（U 盘）</source>
        <translation>Where the handover file goes (a stick)</translation>
    </message>
    <message>
        <source>移交文件 (*.station)</source>
        <translation>Handover file (*.station)</translation>
    </message>
    <message>
        <source>正在同步</source>
        <translation>Syncing</translation>
    </message>
    <message>
        <source>处变动</source>
        <translation>changes</translation>
    </message>
    <message>
        <source>正在装移交文件</source>
        <translation>Packing the handover file</translation>
    </message>
    <message>
        <source>部分</source>
        <translation>parts</translation>
    </message>
    <message>
        <source>正在打印</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>接手码.pdf</source>
        <translation>takeover-code.pdf</translation>
    </message>
    <message>
        <source>接手码存在哪里（不要放在移交文件旁边）</source>
        <translation>Where the takeover code goes (not beside the handover file)</translation>
    </message>
    <message>
        <source>正在保存</source>
        <translation>Saving</translation>
    </message>
    <message>
        <source>已交给「{0}」。取到纸以后当面交给接手人；存成文件的，印完请删掉。</source>
        <translation>Given to “{0}”. Hand the paper over in person; delete a saved file once it is printed.</translation>
    </message>
    <message>
        <source>选这台电脑做的移交文件</source>
        <translation>Choose the handover file made on this PC</translation>
    </message>
    <message>
        <source>清除证明 {0}.pdf</source>
        <translation>proof-of-wiping {0}.pdf</translation>
    </message>
    <message>
        <source>清除证明放在哪里（U 盘）</source>
        <translation>Where the proof of wiping goes (a stick)</translation>
    </message>
    <message>
        <source>正在核对移交文件，告诉县里这台电脑停用</source>
        <translation>Checking the handover file and telling the county</translation>
    </message>
</context>
<context>
    <name>HelpPanel</name>
    <message>
        <source>帮助</source>
        <extracomment>How wide help is at 100 %. A screen keeps at least this at 100 %, else help goes over it. Where the page is lower than this at 100 %, help takes all of it. Shown where a screen has no page of its own. Every page with its title, in the order they are offered. Size in px at 100 % of a heading of each level.</extracomment>
        <translation>Help (written in Chinese)</translation>
    </message>
    <message>
        <source>全部帮助(&amp;L)</source>
        <translation>A&amp;ll help</translation>
    </message>
    <message>
        <source>打印上手卡</source>
        <translation>Quick card</translation>
    </message>
    <message>
        <source>全部快捷键</source>
        <translation>All shortcuts</translation>
    </message>
    <message>
        <source>关闭帮助（Esc）</source>
        <translation>Close help (Esc)</translation>
    </message>
    <message>
        <source>关闭帮助</source>
        <translation>Close help</translation>
    </message>
</context>
<context>
    <name>HintsView</name>
    <message>
        <source>「{0}」宜写「{1}」：{2}</source>
        <extracomment>More would push the text away that they are about.</extracomment>
        <translation>&quot;{0}&quot; is better written &quot;{1}&quot;: {2}</translation>
    </message>
    <message>
        <source>改成「{0}」</source>
        <translation>Change to &quot;{0}&quot;</translation>
    </message>
</context>
<context>
    <name>HistoryButton</name>
    <message>
        <source>修改记录：谁在什么时候改了什么 (Ctrl+H)</source>
        <extracomment>Below this width, at 100 %, only one half is shown. Between a head&apos;s words and what floats beside them. What a title keeps beside its actions before these go below it.</extracomment>
        <translation>History: who changed what and when (Ctrl+H)</translation>
    </message>
    <message>
        <source>修改记录</source>
        <translation>History</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>修改记录</source>
        <translation>History</translation>
    </message>
    <message>
        <source>关闭(&amp;C)</source>
        <translation>&amp;Close</translation>
    </message>
    <message>
        <source>修改记录：{0}</source>
        <translation>History: {0}</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>时间</source>
        <extracomment>Below this width, at 100 %, both halves stand one above the other.</extracomment>
        <translation>Time</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>做了什么</source>
        <translation>What</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>原来</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>改成</source>
        <translation>After</translation>
    </message>
    <message>
        <source>回到这时的样子(&amp;B)</source>
        <translation>&amp;Back to how it was here</translation>
    </message>
    <message>
        <source>修改记录</source>
        <translation>History</translation>
    </message>
    <message>
        <source>这次改了什么</source>
        <translation>What was changed</translation>
    </message>
    <message>
        <source>现在就是这个样子。</source>
        <translation>This is how it is now.</translation>
    </message>
    <message>
        <source>内容已按期清除，只留下这一行。</source>
        <translation>The content was erased in time; only this line is left.</translation>
    </message>
    <message>
        <source>这类记录不能直接改回，只能看。</source>
        <translation>Records of this kind cannot be taken back, only looked at.</translation>
    </message>
    <message>
        <source>这是一次撤销。</source>
        <translation>This is an undo.</translation>
    </message>
    <message>
        <source>已经回到那时的样子。</source>
        <translation>Back to how it was then.</translation>
    </message>
    <message>
        <source>撤销(&amp;U)</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>和现在一样，没有要改的。</source>
        <translation>The same as now, nothing to change.</translation>
    </message>
    <message>
        <source>已撤销：{0}</source>
        <translation>Undone: {0}</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Value</translation>
    </message>
</context>
<context>
    <name>HoursWords</name>
    <message>
        <source>{0} 小时</source>
        <translation>{0} h</translation>
    </message>
</context>
<context>
    <name>HouseholdView</name>
    <message>
        <source>{0} 口人，{1} 位志愿者</source>
        <translation>in the family: {0}, volunteers: {1}</translation>
    </message>
    <message>
        <source>还没有写家庭成员</source>
        <translation>No family members entered yet</translation>
    </message>
    <message>
        <source>户主</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>不是志愿者</source>
        <translation>not a volunteer</translation>
    </message>
    <message>
        <source>在上面打姓名，把志愿者归到这一户</source>
        <translation>Type a name above to put a volunteer into this household</translation>
    </message>
    <message>
        <source>添加家庭成员</source>
        <extracomment>Words of the button that adds a record; empty for none.</extracomment>
        <translation>Add a family member</translation>
    </message>
    <message>
        <source>家庭成员</source>
        <translation>Family members</translation>
    </message>
    <message>
        <source>{0}：户主、移出</source>
        <translation>{0}: head, take out</translation>
    </message>
    <message>
        <source>户主、移出</source>
        <translation>Head, take out</translation>
    </message>
    <message>
        <source>设为户主</source>
        <translation>Make head of household</translation>
    </message>
    <message>
        <source>移出这一户</source>
        <translation>Take out of this household</translation>
    </message>
</context>
<context>
    <name>HouseholdsPart</name>
    <message>
        <source>选一户看详情</source>
        <translation>Choose a household to see more</translation>
    </message>
    <message>
        <source>添加农户(&amp;A)</source>
        <translation>&amp;Add household</translation>
    </message>
    <message>
        <source>添加农户 (Ctrl+N)</source>
        <translation>Add household (Ctrl+N)</translation>
    </message>
    <message>
        <source>还没有农户</source>
        <translation>No households yet</translation>
    </message>
    <message>
        <source>添加一户，或从 Excel 复制几行（连同表头）粘贴到这里。</source>
        <translation>Add one, or copy rows with their header from Excel and paste them here.</translation>
    </message>
    <message>
        <source>双击或按 Enter 修改，Ctrl+N 添加</source>
        <translation>Double-click or press Enter to edit, Ctrl+N to add</translation>
    </message>
</context>
<context>
    <name>ImportScreen</name>
    <message>
        <source>导入花名册</source>
        <translation>Import roster</translation>
    </message>
    <message>
        <source>返回花名册(&amp;B)</source>
        <translation>&amp;Back to the roster</translation>
    </message>
    <message>
        <source>换一个文件(&amp;O)…</source>
        <translation>An&amp;other file...</translation>
    </message>
    <message>
        <source>完成(&amp;D)</source>
        <translation>&amp;Done</translation>
    </message>
    <message>
        <source>导入 {0:,} 人(&amp;I)</source>
        <translation>&amp;Import ({0:,})</translation>
    </message>
    <message>
        <source>正在查看 {0}</source>
        <translation>Looking at {0}</translation>
    </message>
    <message>
        <source>正在导入 {0}</source>
        <translation>Importing {0}</translation>
    </message>
    <message>
        <source>行</source>
        <translation>rows</translation>
    </message>
    <message>
        <source>已取消，什么都没有改动。</source>
        <translation>Cancelled, nothing was changed.</translation>
    </message>
    <message>
        <source>还没有改动任何资料。看过下面的内容后，按右上角的按钮导入。</source>
        <translation>Nothing has been changed yet. Look through it, then press the button at the upper right.</translation>
    </message>
    <message>
        <source>这是导入的预览。</source>
        <translation>This is a preview of the import.</translation>
    </message>
    <message>
        <source>其余 {0:,} 人花名册里已经有了；下面 {1:,} 行更正后才能导入。</source>
        <translation>In the roster already: {0:,}; rows below to correct first: {1:,}.</translation>
    </message>
    <message>
        <source>没有可以导入的行，请按下面的原因更正后再来。</source>
        <translation>No row can be imported; please correct them for the reasons below and try again.</translation>
    </message>
    <message>
        <source>花名册里已经都有了，没有变化。</source>
        <translation>All are in the roster already, nothing changed.</translation>
    </message>
    <message>
        <source>已新增 {0:,} 人，更新 {1:,} 人。</source>
        <translation>Added: {0:,}, updated: {1:,}.</translation>
    </message>
    <message>
        <source>导错了也不要紧，按 Ctrl+Z 可以整批撤销。</source>
        <translation>A mistake does no harm: Ctrl+Z takes the whole import back.</translation>
    </message>
    <message>
        <source>有 {0:,} 行没有导入，可以保存成表格，改好后再导入。</source>
        <translation>Rows not imported: {0:,}; save them as a sheet, correct them and import that.</translation>
    </message>
    <message>
        <source>已保存到「{0}」。</source>
        <translation>Saved to &quot;{0}&quot;.</translation>
    </message>
    <message>
        <source>{0}-待更正.xlsx</source>
        <translation>{0}-to-correct.xlsx</translation>
    </message>
    <message>
        <source>去打印恢复单(&amp;P)…</source>
        <translation>Print the recovery sheet (&amp;P)…</translation>
    </message>
    <message>
        <source>改好后再导入这个文件。</source>
        <translation>Once corrected, import this file again.</translation>
    </message>
</context>
<context>
    <name>JoinAsking</name>
    <message>
        <source>文书姓名</source>
        <extracomment>Below a line, for what is said of it. What is put right on the first page.</extracomment>
        <translation>Name of the clerk</translation>
    </message>
    <message>
        <source>和本站原来的电脑上写的一样，就算同一个人</source>
        <translation>Written as on the station&apos;s first PC, it counts as the same person</translation>
    </message>
    <message>
        <source>只管这台电脑；忘了，靠这台电脑自己的恢复单</source>
        <translation>For this PC only; if forgotten, this PC&apos;s own recovery sheet helps</translation>
    </message>
    <message>
        <source>上一步(&amp;B)</source>
        <translation>&amp;Back</translation>
    </message>
    <message>
        <source>下一步(&amp;N)</source>
        <translation>&amp;Next</translation>
    </message>
    <message>
        <source>加入(&amp;J)</source>
        <translation>&amp;Join</translation>
    </message>
    <message>
        <source>写申请文件(&amp;F)…</source>
        <translation>Write request &amp;file…</translation>
    </message>
    <message>
        <source>读回执文件(&amp;R)…</source>
        <translation>&amp;Read receipt file...</translation>
    </message>
    <message>
        <source>记不得了，重新申请(&amp;A)</source>
        <translation>Forgotten: &amp;ask anew</translation>
    </message>
    <message>
        <source>加入已有的站</source>
        <translation>Join a station that is there</translation>
    </message>
    <message>
        <source>我是谁，PIN 或口令</source>
        <translation>Who am I; PIN or passphrase</translation>
    </message>
    <message>
        <source>和上次申请时定的不一样。请用上次的；记不得了，就点下面的“重新申请”</source>
        <translation>Not the one of the last request. Use that one; if forgotten, press “Ask anew” below</translation>
    </message>
    <message>
        <source>申请文件写好了：{0}
请把它交给县里。现在可以关掉程序；拿到回执文件后再打开，还到这里，写同样的姓名和 PIN（或口令），点“读回执文件”。加入码不用再写。</source>
        <translation>The request is written: {0}
Give it to the county. The program may be closed now; with the reply, open it again, come back here, type the same name and PIN (or passphrase) and press “Read the reply”. The code need not be typed again.</translation>
    </message>
    <message>
        <source>本站在别的电脑上用过、资料报过县里，这台电脑加入以后，资料会从县里取来。先向县里（或镇里）要一个加入码：5 组，每组 5 个字母或数字，每台电脑一个，只能用一次。</source>
        <translation>The station is used on another PC and reports to the county; once this PC has joined, the records come from there. First ask the county (or town) for a code: 5 groups of 5 letters or digits, one for each PC, good once.</translation>
    </message>
    <message>
        <source>这台电脑上次申请过，还没办完。拿到了回执文件，加入码可以不写；姓名和 PIN（或口令）要和上次的一样。</source>
        <translation>This PC has asked before and is not done. With the reply the code may be left empty; name and PIN (or passphrase) must be those of the last time.</translation>
    </message>
    <message>
        <source>PIN 或口令是给这台电脑新定的，不必和原来的电脑一样。</source>
        <translation>The PIN or passphrase is new, for this PC; it need not be that of the first one.</translation>
    </message>
    <message>
        <source>资料将放在：{0}</source>
        <translation>The data will be kept in: {0}</translation>
    </message>
    <message>
        <source>申请文件写到哪里（建议选 U 盘）</source>
        <translation>Where to write the request (a USB stick is best)</translation>
    </message>
    <message>
        <source>接入申请.json</source>
        <translation>join-request.json</translation>
    </message>
    <message>
        <source>申请文件 (*.json)</source>
        <translation>Request file (*.json)</translation>
    </message>
    <message>
        <source>选县里给的回执文件</source>
        <translation>Choose the county&apos;s receipt file</translation>
    </message>
    <message>
        <source>请写您的姓名</source>
        <translation>Please write your name</translation>
    </message>
</context>
<context>
    <name>JoinCourse</name>
    <message>
        <source>正在联系县平台……</source>
        <extracomment>Of the five steps: what comes after who one is.</extracomment>
        <translation>Calling the county…</translation>
    </message>
    <message>
        <source>正在写申请文件……</source>
        <translation>Writing the request…</translation>
    </message>
    <message>
        <source>正在读回执文件……</source>
        <translation>Reading the reply…</translation>
    </message>
    <message>
        <source>正在重新开始……</source>
        <translation>Beginning anew…</translation>
    </message>
    <message>
        <source>上次的申请不要了。上次的加入码要是已经用掉，请向县里再要一个；没用掉的照样能用。</source>
        <translation>The last request is dropped. If its code was used, ask the county for another; if not, it still works.</translation>
    </message>
</context>
<context>
    <name>JoinFetching</name>
    <message>
        <source>接着取(&amp;G)</source>
        <translation>&amp;Go on fetching</translation>
    </message>
    <message>
        <source>先进去用，其余的自动接着取(&amp;E)</source>
        <translation>&amp;Enter now, the rest comes by itself</translation>
    </message>
    <message>
        <source>下一步(&amp;N)</source>
        <translation>&amp;Next</translation>
    </message>
    <message>
        <source>已经加入。资料正从县里取来，第一次可能要几分钟；断了网、关了程序都不要紧，取到的都留着，下次接着取。照片不用等，进去以后在后台自己来。</source>
        <translation>Joined. The records are coming from the county, the first time perhaps for minutes; a broken line or a closed program does no harm: what has come stays, the rest comes next time. Photos come later by themselves.</translation>
    </message>
    <message>
        <source>正在取来本站的资料</source>
        <translation>Fetching the station&apos;s records</translation>
    </message>
    <message>
        <source>项</source>
        <translation>items</translation>
    </message>
    <message>
        <source>停下了，资料还没有取全。已经取到的都留着，接着取不会从头来。</source>
        <translation>Stopped; not all has come. What has come stays, and going on does not begin anew.</translation>
    </message>
    <message>
        <source>本站的资料取来了：志愿者 {0} 人，活动 {1} 场。照片在后台自己来。</source>
        <translation>The station&apos;s records are here: volunteers {0}, activities {1}. Photos come by themselves.</translation>
    </message>
    <message>
        <source>已经加入。这台电脑不能上网，资料用 U 盘取：进去以后到“同步 › U 盘传送”，先写成文件带去县里，再把县里给的文件带回来读入。
读入以后，证件号还锁着；到“同步 › 同步设置”输入恢复单上的恢复码，或者读原来那台电脑写的配对文件，就能看了。</source>
        <translation>Joined. This PC has no line, so the records come by USB stick: inside, go to “Sync › USB stick”, write files, take them to the county, and read what the county gives back.
ID numbers are locked then; in “Sync › Settings” type the code of a recovery sheet or read a pairing file of the first PC.</translation>
    </message>
    <message>
        <source>取来本站的资料</source>
        <translation>Fetch the station&apos;s records</translation>
    </message>
</context>
<context>
    <name>JoinKey</name>
    <message>
        <source>手边都没有，就以后再说：在那以前，证件号等显示为“已加密，本机没有钥匙”，别的都照常用；新填的证件号先留在这台电脑上，有了钥匙才上报。以后到“同步 › 同步设置”里办，窗口左下角点一下就到。</source>
        <translation>With neither at hand, leave it for later: until then ID numbers show as “encrypted, no key on this PC”, and all else works; new ID numbers stay on this PC until the key is here. Later it is done in “Sync › Settings”, one click at the lower left of the window.</translation>
    </message>
    <message>
        <source>证件号解开了。这台电脑和本站原来的电脑一样，什么都能看、都能办。</source>
        <translation>ID numbers are unlocked. This PC is now equal to the station&apos;s first one.</translation>
    </message>
    <message>
        <source>以后再说，下一步(&amp;N)</source>
        <translation>Later, &amp;next</translation>
    </message>
    <message>
        <source>下一步(&amp;N)</source>
        <translation>&amp;Next</translation>
    </message>
    <message>
        <source>解开证件号</source>
        <translation>Unlock ID numbers</translation>
    </message>
</context>
<context>
    <name>Joining</name>
    <message>
        <source>申请文件写到哪里（建议选 U 盘）</source>
        <extracomment>A time of day stands alone only on its own day; midnight changes no record that would tell.</extracomment>
        <translation>Where to write the request (a USB stick is best)</translation>
    </message>
    <message>
        <source>接入申请.json</source>
        <translation>join-request.json</translation>
    </message>
    <message>
        <source>申请文件 (*.json)</source>
        <translation>Request file (*.json)</translation>
    </message>
    <message>
        <source>选县里给的回执文件</source>
        <translation>Choose the county&apos;s receipt file</translation>
    </message>
</context>
<context>
    <name>KeptPart</name>
    <message>
        <source>这是上次写了没保存的内容。</source>
        <translation>This was typed last time and has not been saved.</translation>
    </message>
    <message>
        <source>不要了(&amp;Q)</source>
        <translation>Discard (&amp;Q)</translation>
    </message>
</context>
<context>
    <name>KeyDialog</name>
    <message>
        <source>您是谁</source>
        <extracomment>Whose own history tells of what belongs to it too.</extracomment>
        <translation>Who are you</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>例如 换了文书、U 盘丢了</source>
        <translation>For example: a clerk left, a USB stick was lost</translation>
    </message>
    <message>
        <source>取消(&amp;C)</source>
        <translation>&amp;Cancel</translation>
    </message>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>不对，没有做任何改动。请再试一次。</source>
        <translation>Wrong; nothing was changed. Please try again.</translation>
    </message>
    <message>
        <source>请填写{0}</source>
        <translation>Please fill in: {0}</translation>
    </message>
    <message>
        <source>请写一句原因，会记在查看记录里</source>
        <translation>Please give a reason; it is written into the register of looks</translation>
    </message>
</context>
<context>
    <name>KeyWork</name>
    <message>
        <source>请{0}自己来输，别人不要看。</source>
        <extracomment>Bytes of records that are copied and encrypted anew in a second on an old PC.</extracomment>
        <translation>Let {0} type it; nobody else should look.</translation>
    </message>
    <message>
        <source>给{0}设 PIN 或口令</source>
        <translation>PIN or passphrase for {0}</translation>
    </message>
    <message>
        <source>更改{0}的 PIN 或口令</source>
        <translation>Change the PIN or passphrase of {0}</translation>
    </message>
    <message>
        <source>收回{0}的 PIN 或口令</source>
        <translation>Take back the PIN or passphrase of {0}</translation>
    </message>
    <message>
        <source>已删除的文书</source>
        <translation>a deleted clerk</translation>
    </message>
    <message>
        <source>收回(&amp;T)</source>
        <translation>Take back (&amp;T)</translation>
    </message>
    <message>
        <source>文书的 PIN 和口令、恢复单都照旧能用；密钥的旧拷贝打不开今后的资料。</source>
        <translation>PINs, passphrases and the recovery sheet work as before; old copies of the key open nothing made from now on.</translation>
    </message>
    <message>
        <source>更换密钥</source>
        <translation>New station key</translation>
    </message>
    <message>
        <source>更换密钥(&amp;W)</source>
        <translation>Make a new key (&amp;W)</translation>
    </message>
    <message>
        <source>保存(&amp;S)</source>
        <translation>&amp;Save</translation>
    </message>
    <message>
        <source>是用恢复单打开的。请给自己设一个新的 PIN 或口令，以后就用它打开。</source>
        <translation>The recovery sheet opened it. Please set a new PIN or passphrase for yourself to use from now on.</translation>
    </message>
    <message>
        <source>恢复单上的码别人可能看到了：设好以后，请再打印一张新的恢复单。</source>
        <translation>Somebody may have seen the code of the sheet: print a new recovery sheet afterwards.</translation>
    </message>
    <message>
        <source>设一个新的 PIN 或口令</source>
        <translation>Set a new PIN or passphrase</translation>
    </message>
    <message>
        <source>PIN 已设好。</source>
        <translation>The PIN is set.</translation>
    </message>
    <message>
        <source>口令已设好。</source>
        <translation>The passphrase is set.</translation>
    </message>
    <message>
        <source>已经收回。</source>
        <translation>Taken back.</translation>
    </message>
    <message>
        <source>您的口令，或恢复码</source>
        <translation>Your passphrase, or the recovery code</translation>
    </message>
    <message>
        <source>您现在的 PIN</source>
        <translation>Your PIN now</translation>
    </message>
    <message>
        <source>您现在的口令</source>
        <translation>Your passphrase now</translation>
    </message>
    <message>
        <source>收回以后，{0}就打不开本站了；以前记的内容照样留着名字。</source>
        <translation>{0} will no longer be able to open this station; what they recorded keeps their name.</translation>
    </message>
    <message>
        <source>以前的 PIN、口令和拷走的密钥，从此都打不开今后的资料。</source>
        <translation>Earlier PINs and passphrases, and copies of the key, open nothing recorded from now on.</translation>
    </message>
    <message>
        <source>程序要换一次密钥：窗口会关一下再打开，约 {0} 秒。</source>
        <translation>The station key is replaced: the window closes and opens again, in about {0} s.</translation>
    </message>
</context>
<context>
    <name>Labelled</name>
    <message>
        <source>用那边的</source>
        <translation>Use theirs</translation>
    </message>
    <message>
        <source>{0}：用那边的</source>
        <translation>{0}: use theirs</translation>
    </message>
</context>
<context>
    <name>LeavingDialog</name>
    <message>
        <source>还有没保存的内容</source>
        <extracomment>Names the language where the command line does not.</extracomment>
        <translation>Something has not been saved yet</translation>
    </message>
    <message>
        <source>现在退出，刚才填的内容就没有了。</source>
        <translation>If you quit now, what you typed will be lost.</translation>
    </message>
    <message>
        <source>返回去保存(&amp;B)</source>
        <translation>Go &amp;back and save</translation>
    </message>
    <message>
        <source>不保存，退出(&amp;X)</source>
        <translation>Quit without saving (&amp;X)</translation>
    </message>
</context>
<context>
    <name>LeavingView</name>
    <message>
        <source>哪类记录</source>
        <extracomment>Of the first columns at 100 %, and what share of a narrow table they may take. In px at any size: letters grow, the air round them stays, so that the table keeps its rows.</extracomment>
        <translation>Kind of record</translation>
    </message>
    <message>
        <source>哪一项</source>
        <translation>Which field</translation>
    </message>
    <message>
        <source>怎么上报</source>
        <translation>How it is reported</translation>
    </message>
    <message>
        <source>全部 {0}</source>
        <translation>All {0}</translation>
    </message>
    <message>
        <source>不上报 {0}</source>
        <translation>Not reported {0}</translation>
    </message>
    <message>
        <source>原样上报</source>
        <translation>as it is</translation>
    </message>
    <message>
        <source>加密后上报，县里、镇里看不到内容</source>
        <translation>encrypted; county and town cannot read it</translation>
    </message>
    <message>
        <source>只留在本机，不上报</source>
        <translation>stays on this PC</translation>
    </message>
    <message>
        <source>找一项，例如 身份证</source>
        <translation>Find a field, for example ID</translation>
    </message>
    <message>
        <source>找一项</source>
        <translation>Find a field</translation>
    </message>
    <message>
        <source>哪些内容上报、怎么上报</source>
        <translation>What is reported and how</translation>
    </message>
    <message>
        <source>同意才原样 {0}</source>
        <translation>By consent {0}</translation>
    </message>
    <message>
        <source>本人同意「上报」的原样上报，其他人的加密</source>
        <translation>As it is if the person agreed to be reported, else encrypted</translation>
    </message>
    <message>
        <source>{0}（县里规定）</source>
        <translation>{0} (asked by the county)</translation>
    </message>
    <message>
        <source>同步时只有下面这些离开这台电脑。加密上报的，县里存着也打不开。照片先去掉拍摄地点和手机信息；本人照片要同意「照片」和「上报」才上报，签过字的扫描件不上报。</source>
        <translation>Only these leave this PC by sync. What goes encrypted the county keeps and can&apos;t open. Photos go without place and phone details; a person&apos;s portrait goes only with consent to photos and to reporting, scans of signed papers never.</translation>
    </message>
    <message>
        <source>原样 {0}</source>
        <translation>As it is {0}</translation>
    </message>
    <message>
        <source>加密 {0}</source>
        <translation>Encrypted {0}</translation>
    </message>
</context>
<context>
    <name>LevelsLine</name>
    <message>
        <source>正文</source>
        <extracomment>Between blocks, and between lines of one.</extracomment>
        <translation>Text</translation>
    </message>
    <message>
        <source>一级标题</source>
        <translation>heading 1</translation>
    </message>
    <message>
        <source>二级标题</source>
        <translation>heading 2</translation>
    </message>
    <message>
        <source>三级标题</source>
        <translation>heading 3</translation>
    </message>
    <message>
        <source>四级标题</source>
        <translation>heading 4</translation>
    </message>
    <message>
        <source>一行一段；「一、」「（一）」「1.」「（1）」开头的是一到四级标题，序号自动排。</source>
        <translation>One paragraph a line; 一、 （一） 1. （1） begin headings of level 1 to 4, numbered by themselves.</translation>
    </message>
    <message>
        <source>这一段是正文。</source>
        <translation>This paragraph is plain text.</translation>
    </message>
    <message>
        <source>这一段是{0}，印作「{1}」。</source>
        <translation>This paragraph is a {0}, printed as “{1}”. </translation>
    </message>
    <message>
        <source>全文 {0} 段：{1}。</source>
        <translation>Paragraphs in all: {0}; {1}.</translation>
    </message>
</context>
<context>
    <name>LineEditors</name>
    <message>
        <source>省流量</source>
        <translation>Save data</translation>
    </message>
    <message>
        <source>隔多久自动同步</source>
        <translation>How often to sync automatically</translation>
    </message>
    <message>
        <source>最多用多快的网速</source>
        <translation>Speed limit</translation>
    </message>
    <message>
        <source>自动同步</source>
        <translation>Automatic sync</translation>
    </message>
    <message>
        <source>打开程序时、改了东西之后、连上网时也会自动同步，都不耽误您做事。</source>
        <translation>It also syncs when the program opens, after changes and when the network comes up, without getting in your way.</translation>
    </message>
    <message>
        <source>网慢、流量少的时候</source>
        <translation>On slow or costly lines</translation>
    </message>
    <message>
        <source>省流量时照片只传小图，文字照常；关掉以后再补传。</source>
        <translation>Saving data sends small photos only, words as usual; the large ones follow once it is switched off.</translation>
    </message>
    <message>
        <source>每秒 {0} KB</source>
        <translation>{0} KB per second</translation>
    </message>
    <message>
        <source>不限</source>
        <translation>Unlimited</translation>
    </message>
    <message>
        <source>每 {0} 分钟</source>
        <translation>Every {0} min</translation>
    </message>
    <message>
        <source>不自动，点了才同步</source>
        <translation>Never; only when asked</translation>
    </message>
</context>
<context>
    <name>LineSection</name>
    <message>
        <source>只对这台电脑有效。</source>
        <translation>For this PC only.</translation>
    </message>
    <message>
        <source>接入县平台、U 盘传送：到同步页(&amp;T)</source>
        <translation>Join a county, sync by USB stick: &amp;to the sync page</translation>
    </message>
    <message>
        <source>同步与流量</source>
        <translation>Sync and data use</translation>
    </message>
</context>
<context>
    <name>LinkedActivities</name>
    <message>
        <source>活动 {0} 个</source>
        <extracomment>More than these are counted only: the list of activities has them all.</extracomment>
        <translation>Activities: {0}</translation>
    </message>
</context>
<context>
    <name>ListKeeper</name>
    <message>
        <source>不显示“{0}”这一列</source>
        <translation>Hide the column &quot;{0}&quot;</translation>
    </message>
    <message>
        <source>显示哪些列…</source>
        <translation>Which columns to show...</translation>
    </message>
    <message>
        <source>全部，没有条件</source>
        <translation>All, no condition</translation>
    </message>
    <message>
        <source>已修改 {0:,} {1}。</source>
        <translation>{0:,} {1} changed.</translation>
    </message>
    <message>
        <source>本来就是这样，没有改动。</source>
        <translation>It was so already, nothing changed.</translation>
    </message>
    <message>
        <source>已删除「{0}」。</source>
        <translation>&quot;{0}&quot; deleted.</translation>
    </message>
    <message>
        <source>已删除 {0:,} {1}。</source>
        <translation>{0:,} {1} deleted.</translation>
    </message>
    <message>
        <source>正在删除</source>
        <translation>Deleting</translation>
    </message>
    <message>
        <source>条</source>
        <translation>items</translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message>
        <source>还没有活动</source>
        <extracomment>The parts of 主题与项目, as they are turned to. What is counted in a month, as 今日 shows it -&gt; what the list is narrowed by beside the month. What the page of one activity shows.</extracomment>
        <translation>No activities yet</translation>
    </message>
    <message>
        <source>记录活动</source>
        <translation>Record an activity</translation>
    </message>
    <message>
        <source>几周前办的也可以现在记录</source>
        <translation>One held some weeks ago can still be recorded now</translation>
    </message>
</context>
<context>
    <name>ListPanel</name>
    <message>
        <source>这里还是空的</source>
        <extracomment>The question goes out with the key; while one is under way the keeper holds the newest back. Percent above which the buttons have no words. From this height on, at 100 %, there is a row for what is selected.</extracomment>
        <translation>It is still empty here</translation>
    </message>
    <message>
        <source>没有符合条件的</source>
        <translation>No matches</translation>
    </message>
    <message>
        <source>可以只打名字的一部分、拼音或首字母。</source>
        <translation>Part of a name, pinyin or initials is enough.</translation>
    </message>
    <message>
        <source>清除条件</source>
        <translation>Clear conditions</translation>
    </message>
    <message>
        <source>筛选(&amp;W)</source>
        <translation>Filter (&amp;W)</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>视图(&amp;V)</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>视图</source>
        <translation>View</translation>
    </message>
    <message>
        <source>列表(&amp;M)</source>
        <translation>List (&amp;M)</translation>
    </message>
    <message>
        <source>列表的更多操作</source>
        <translation>More for this list</translation>
    </message>
    <message>
        <source>批量修改(&amp;B)…</source>
        <translation>Edit several (&amp;B)...</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>已选 {0:,} {1}</source>
        <translation>{0:,} {1} selected</translation>
    </message>
</context>
<context>
    <name>ListPart</name>
    <message>
        <source>共 {0:,} {1}</source>
        <translation>{0:,} {1}</translation>
    </message>
    <message>
        <source>{0:,} {2}，共 {1:,} {2}</source>
        <translation>{0:,} of {1:,} {2}</translation>
    </message>
</context>
<context>
    <name>Lock</name>
    <message>
        <source>示例站点里没有真的资料，不用锁。</source>
        <translation>A sample station holds nothing real and needs no lock.</translation>
    </message>
</context>
<context>
    <name>LockCover</name>
    <message>
        <source>新时代文明实践站</source>
        <translation>Civic-Practice Station of the New Era</translation>
    </message>
    <message>
        <source>已锁定</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>先打开，保存以后再退出；或者不保存就退出。</source>
        <translation>Open it and save first, or quit without saving.</translation>
    </message>
    <message>
        <source>不保存，退出(&amp;X)</source>
        <translation>Quit without saving (&amp;X)</translation>
    </message>
    <message>
        <source>记到一半的内容都留着，打开后接着填；同步和备份照常进行。</source>
        <translation>What is half typed stays and goes on after opening; sync and backups go on.</translation>
    </message>
</context>
<context>
    <name>LookDialog</name>
    <message>
        <source>查看完整证件号</source>
        <translation>Look at the full ID number</translation>
    </message>
    <message>
        <source>为什么要看{0}的完整证件号？</source>
        <translation>Why do you look at the full ID number of {0}?</translation>
    </message>
    <message>
        <source>其他理由</source>
        <translation>Another reason</translation>
    </message>
    <message>
        <source>请写明，如：银行要求核对</source>
        <translation>Please say which, e.g. the bank asks for it</translation>
    </message>
    <message>
        <source>查看(&amp;K)</source>
        <translation>&amp;Look</translation>
    </message>
    <message>
        <source>取消(&amp;C)</source>
        <translation>&amp;Cancel</translation>
    </message>
    <message>
        <source>谁看的、为什么看，会写进“设置 › 查看记录”。一分钟后自己遮住。</source>
        <translation>Who looked and why goes to Settings › Who looked. It is masked again after a minute.</translation>
    </message>
</context>
<context>
    <name>LookWork</name>
    <message>
        <source>「{0}」的位置已记住</source>
        <translation>Position of &quot;{0}&quot; noted</translation>
    </message>
</context>
<context>
    <name>LpSender</name>
    <message>
        <source>这台电脑没有装打印服务（CUPS）</source>
        <translation>This PC has no printing service (CUPS)</translation>
    </message>
    <message>
        <source>打印服务没有说明原因</source>
        <translation>The printing service gave no reason</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>自动备份没有全部做好。</source>
        <translation>The automatic backup was not done completely.</translation>
    </message>
    <message>
        <source>先选中一条记录，再看它的修改记录。</source>
        <translation>Select a record first, then look at its history.</translation>
    </message>
    <message>
        <source>新时代文明实践站 · 离线台账。资料加密保存在本机，不联网也能用。</source>
        <translation>Civic practice station · offline records. The data is kept encrypted on this PC; no network is needed.</translation>
    </message>
    <message>
        <source>{0}（示例）</source>
        <extracomment>What belongs to another window and goes with it. Lower than this at 100 %, a window has no rows to give away. In px at any scale: larger text must not ask for a larger screen.</extracomment>
        <translation>{0} (sample)</translation>
    </message>
</context>
<context>
    <name>Making</name>
    <message>
        <source>正在保存「{0}」</source>
        <extracomment>So many sheets go to a printer at once: a batch can be stopped after each portion.</extracomment>
        <translation>Saving &quot;{0}&quot;</translation>
    </message>
    <message>
        <source>已保存「{0}」，共 {1} 页。</source>
        <translation>&quot;{0}&quot; saved, pages: {1}.</translation>
    </message>
    <message>
        <source>打开所在文件夹(&amp;O)</source>
        <translation>&amp;Open the folder</translation>
    </message>
    <message>
        <source>正在打印「{0}」</source>
        <translation>Printing &quot;{0}&quot;</translation>
    </message>
    <message>
        <source>已交给打印机「{0}」：{1}，{2} 张，每张 {3} 份。</source>
        <translation>Sent to the printer &quot;{0}&quot;: {1}, sheets: {2}, copies of each: {3}.</translation>
    </message>
    <message>
        <source>已交给打印机「{0}」：{1}，{2} 份。</source>
        <translation>Sent to the printer &quot;{0}&quot;: {1}, copies: {2}.</translation>
    </message>
    <message>
        <source>停下了。</source>
        <translation>Stopped.</translation>
    </message>
    <message>
        <source>取消了：什么也没有做，也没有用掉编号。</source>
        <translation>Cancelled: nothing was done, and no number was used.</translation>
    </message>
    <message>
        <source>前 {0} 张已交给打印机；其余 {1} 张没有打，也不算打过，用「只选没发过的」可以接着打。</source>
        <translation>The first {0} went to the printer; the other {1} were not printed and do not count as printed. &quot;Only those without one&quot; goes on from there.</translation>
    </message>
    <message>
        <source>张</source>
        <translation>sheets</translation>
    </message>
    <message>
        <source>「{0}」没有打出来：打印任务被取消了。</source>
        <translation>“{0}” was not printed: the job was cancelled.</translation>
    </message>
    <message>
        <source>「{0}」没有打出来：打印服务说出错了。</source>
        <translation>“{0}” was not printed: the print service reports an error.</translation>
    </message>
    <message>
        <source>这些证书不算打过，编号留着，可以再打。</source>
        <translation>These certificates do not count as printed; their numbers are kept, so print them again.</translation>
    </message>
</context>
<context>
    <name>MarkLines</name>
    <message>
        <source>去看</source>
        <extracomment>(kind, id) of a record that is not the one in sight; empty for that one. Kinds whose change may change what is shown.</extracomment>
        <translation>Look</translation>
    </message>
    <message>
        <source>{0}，去看</source>
        <translation>{0}, look</translation>
    </message>
</context>
<context>
    <name>MembersView</name>
    <message>
        <source>加人：姓名或首字母，回车</source>
        <translation>Add: name or initials, Enter</translation>
    </message>
</context>
<context>
    <name>MessageBanner</name>
    <message>
        <source>关闭这条消息</source>
        <extracomment>News of these tones that asks for nothing need not be put away.</extracomment>
        <translation>Close this message</translation>
    </message>
</context>
<context>
    <name>MessageDialog</name>
    <message>
        <source>请留意</source>
        <translation>Please note</translation>
    </message>
    <message>
        <source>知道了(&amp;O)</source>
        <translation>&amp;OK</translation>
    </message>
</context>
<context>
    <name>Model</name>
    <message>
        <source>本站</source>
        <translation>This station</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>区划代码</source>
        <translation>Division code</translation>
    </message>
    <message>
        <source>镇街</source>
        <translation>Town</translation>
    </message>
    <message>
        <source>县区</source>
        <translation>County</translation>
    </message>
    <message>
        <source>站长</source>
        <translation>Head of station</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>开放时间</source>
        <translation>Opening hours</translation>
    </message>
    <message>
        <source>品牌</source>
        <translation>Brand</translation>
    </message>
    <message>
        <source>落款单位</source>
        <translation>Signed by</translation>
    </message>
    <message>
        <source>盖章单位</source>
        <translation>Sealed by</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Clerk</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>身份</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>起</source>
        <translation>From</translation>
    </message>
    <message>
        <source>止</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>电脑</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>副本编号</source>
        <translation>Copy number</translation>
    </message>
    <message>
        <source>公钥</source>
        <translation>Public key</translation>
    </message>
    <message>
        <source>证书系列</source>
        <translation>Certificate series</translation>
    </message>
    <message>
        <source>词表</source>
        <translation>Word list</translation>
    </message>
    <message>
        <source>标识</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>词条</source>
        <translation>Words</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>规定</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>所答的记录</source>
        <translation>Record answered</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Sent back</translation>
    </message>
    <message>
        <source>已办理</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>所答的版本</source>
        <translation>Version answered</translation>
    </message>
    <message>
        <source>答复人</source>
        <translation>Answered by</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>回复的答复</source>
        <translation>Reply to</translation>
    </message>
    <message>
        <source>志愿者</source>
        <translation>Volunteer</translation>
    </message>
    <message>
        <source>小名/曾用名</source>
        <translation>Nickname / former name</translation>
    </message>
    <message>
        <source>性别</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>男</source>
        <translation>M</translation>
    </message>
    <message>
        <source>女</source>
        <translation>F</translation>
    </message>
    <message>
        <source>出生日期</source>
        <translation>Birth date</translation>
    </message>
    <message>
        <source>手机</source>
        <translation>Mobile</translation>
    </message>
    <message>
        <source>紧急联系人</source>
        <translation>Emergency contact</translation>
    </message>
    <message>
        <source>政治面貌</source>
        <translation>Political status</translation>
    </message>
    <message>
        <source>村民小组</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>农户</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>家庭住址</source>
        <translation>Home address</translation>
    </message>
    <message>
        <source>特长</source>
        <translation>Skills</translation>
    </message>
    <message>
        <source>服务意向</source>
        <translation>Wants to help with</translation>
    </message>
    <message>
        <source>登记日期</source>
        <translation>Registered on</translation>
    </message>
    <message>
        <source>全国志愿者编号</source>
        <translation>National volunteer number</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>申请中</source>
        <translation>Applied</translation>
    </message>
    <message>
        <source>在册</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>暂停</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>已退出</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>状态说明</source>
        <translation>Remarks on status</translation>
    </message>
    <message>
        <source>监护人</source>
        <translation>Guardian</translation>
    </message>
    <message>
        <source>监护人电话</source>
        <translation>Guardian&apos;s phone</translation>
    </message>
    <message>
        <source>不愿拍照</source>
        <translation>No photos, please</translation>
    </message>
    <message>
        <source>证件类型</source>
        <translation>Type of ID</translation>
    </message>
    <message>
        <source>居民身份证</source>
        <translation>Resident ID card</translation>
    </message>
    <message>
        <source>15位身份证</source>
        <translation>15-digit ID card</translation>
    </message>
    <message>
        <source>护照</source>
        <translation>Passport</translation>
    </message>
    <message>
        <source>港澳居民证件</source>
        <translation>Hong Kong / Macao ID</translation>
    </message>
    <message>
        <source>台湾居民证件</source>
        <translation>Taiwan ID</translation>
    </message>
    <message>
        <source>外国人永久居留证</source>
        <translation>Foreigner&apos;s residence permit</translation>
    </message>
    <message>
        <source>其他证件</source>
        <translation>Other ID</translation>
    </message>
    <message>
        <source>证件号码</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>户名</source>
        <translation>Household name</translation>
    </message>
    <message>
        <source>户主</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>住址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>其他家庭成员</source>
        <translation>Other family members</translation>
    </message>
    <message>
        <source>队伍</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>层级</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>总队</source>
        <translation>Corps</translation>
    </message>
    <message>
        <source>支队</source>
        <translation>Branch</translation>
    </message>
    <message>
        <source>分队</source>
        <translation>Wing</translation>
    </message>
    <message>
        <source>中队</source>
        <translation>Squad</translation>
    </message>
    <message>
        <source>小队</source>
        <translation>Crew</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>队长</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>上级队伍</source>
        <translation>Parent team</translation>
    </message>
    <message>
        <source>口号</source>
        <translation>Motto</translation>
    </message>
    <message>
        <source>队员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>职务</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>副队长</source>
        <translation>Deputy leader</translation>
    </message>
    <message>
        <source>加入日期</source>
        <translation>Joined on</translation>
    </message>
    <message>
        <source>退出日期</source>
        <translation>Left on</translation>
    </message>
    <message>
        <source>同意</source>
        <translation>Consent</translation>
    </message>
    <message>
        <source>用途</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>花名册上墙</source>
        <translation>Roster on the wall</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>公示</source>
        <translation>Public notice</translation>
    </message>
    <message>
        <source>上报</source>
        <translation>Reporting</translation>
    </message>
    <message>
        <source>同意日期</source>
        <translation>Day of consent</translation>
    </message>
    <message>
        <source>同意人</source>
        <translation>Consented by</translation>
    </message>
    <message>
        <source>纸质扫描件</source>
        <translation>Scan of the paper</translation>
    </message>
    <message>
        <source>撤回日期</source>
        <translation>Withdrawn on</translation>
    </message>
    <message>
        <source>合并</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>并入者</source>
        <translation>Merged one</translation>
    </message>
    <message>
        <source>保留者</source>
        <translation>Kept one</translation>
    </message>
    <message>
        <source>不是同一人</source>
        <translation>Not the same person</translation>
    </message>
    <message>
        <source>一方</source>
        <translation>One</translation>
    </message>
    <message>
        <source>另一方</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>单位名称</source>
        <translation>Name of organisation</translation>
    </message>
    <message>
        <source>联系人</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>项目名称</source>
        <translation>Name of project</translation>
    </message>
    <message>
        <source>服务对象</source>
        <translation>For whom</translation>
    </message>
    <message>
        <source>服务形式</source>
        <translation>Form of service</translation>
    </message>
    <message>
        <source>可以点单</source>
        <translation>Can be requested</translation>
    </message>
    <message>
        <source>承接队伍</source>
        <translation>Team in charge</translation>
    </message>
    <message>
        <source>开展中</source>
        <translation>Running</translation>
    </message>
    <message>
        <source>已结束</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>结束</source>
        <translation>End</translation>
    </message>
    <message>
        <source>项目说明</source>
        <translation>About the project</translation>
    </message>
    <message>
        <source>认领</source>
        <translation>Claim</translation>
    </message>
    <message>
        <source>认领单位</source>
        <translation>Claimed by</translation>
    </message>
    <message>
        <source>月份</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>已认领</source>
        <translation>Claimed</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>已放弃</source>
        <translation>Given up</translation>
    </message>
    <message>
        <source>支持内容</source>
        <translation>Support</translation>
    </message>
    <message>
        <source>系列活动</source>
        <translation>Series of activities</translation>
    </message>
    <message>
        <source>系列名称</source>
        <translation>Name of series</translation>
    </message>
    <message>
        <source>周期</source>
        <translation>Repeats</translation>
    </message>
    <message>
        <source>每周</source>
        <translation>Weekly</translation>
    </message>
    <message>
        <source>每月几号</source>
        <translation>Day of the month</translation>
    </message>
    <message>
        <source>逢几（公历）</source>
        <translation>Days ending in (solar)</translation>
    </message>
    <message>
        <source>农历每月几</source>
        <translation>Day of the lunar month</translation>
    </message>
    <message>
        <source>逢几（农历）</source>
        <translation>Days ending in (lunar)</translation>
    </message>
    <message>
        <source>哪几天</source>
        <translation>Which days</translation>
    </message>
    <message>
        <source>开始时刻</source>
        <translation>Starts at</translation>
    </message>
    <message>
        <source>时长(分钟)</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>形式</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>平台</source>
        <translation>Platform</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>从</source>
        <translation>From</translation>
    </message>
    <message>
        <source>到</source>
        <translation>To</translation>
    </message>
    <message>
        <source>月主题</source>
        <translation>Theme of the month</translation>
    </message>
    <message>
        <source>主题</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>阵地</source>
        <translation>Venue</translation>
    </message>
    <message>
        <source>容纳人数</source>
        <translation>Capacity</translation>
    </message>
    <message>
        <source>共用单位</source>
        <translation>Shared with</translation>
    </message>
    <message>
        <source>活动</source>
        <translation>Activity</translation>
    </message>
    <message>
        <source>活动名称</source>
        <translation>Name of activity</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>节日</source>
        <translation>Festival</translation>
    </message>
    <message>
        <source>系列</source>
        <translation>Series</translation>
    </message>
    <message>
        <source>地点说明</source>
        <translation>About the place</translation>
    </message>
    <message>
        <source>计划开始</source>
        <translation>Planned start</translation>
    </message>
    <message>
        <source>计划结束</source>
        <translation>Planned end</translation>
    </message>
    <message>
        <source>实际开始</source>
        <translation>Started</translation>
    </message>
    <message>
        <source>实际结束</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>开展日期</source>
        <translation>Date held</translation>
    </message>
    <message>
        <source>补记日期</source>
        <translation>Entered on</translation>
    </message>
    <message>
        <source>已预告</source>
        <translation>Posted</translation>
    </message>
    <message>
        <source>已开展</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>已归档</source>
        <translation>Filed</translation>
    </message>
    <message>
        <source>已取消</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>群众人数</source>
        <translation>Residents</translation>
    </message>
    <message>
        <source>负责人</source>
        <translation>In charge</translation>
    </message>
    <message>
        <source>活动方案</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>活动纪实</source>
        <translation>Story</translation>
    </message>
    <message>
        <source>信息稿</source>
        <translation>News brief</translation>
    </message>
    <message>
        <source>刊发媒体</source>
        <translation>Published in</translation>
    </message>
    <message>
        <source>链接</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>参与</source>
        <translation>Participation</translation>
    </message>
    <message>
        <source>分工</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>签到</source>
        <translation>Signed in</translation>
    </message>
    <message>
        <source>签退</source>
        <translation>Signed out</translation>
    </message>
    <message>
        <source>签到签退</source>
        <translation>Signed in and out</translation>
    </message>
    <message>
        <source>纸质名单</source>
        <translation>Paper list</translation>
    </message>
    <message>
        <source>事后补记</source>
        <translation>Entered late</translation>
    </message>
    <message>
        <source>补记原因</source>
        <translation>Reason for late entry</translation>
    </message>
    <message>
        <source>补记人</source>
        <translation>Entered by</translation>
    </message>
    <message>
        <source>志愿时长</source>
        <translation>Volunteer hours</translation>
    </message>
    <message>
        <source>分钟</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>服务日期</source>
        <translation>Day of service</translation>
    </message>
    <message>
        <source>冲销</source>
        <translation>Reverses</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>本人</source>
        <translation>In person</translation>
    </message>
    <message>
        <source>现场</source>
        <translation>Scene</translation>
    </message>
    <message>
        <source>本人照片</source>
        <translation>Portrait</translation>
    </message>
    <message>
        <source>指纹</source>
        <translation>Fingerprint</translation>
    </message>
    <message>
        <source>格式</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>宽</source>
        <translation>Width</translation>
    </message>
    <message>
        <source>高</source>
        <translation>Height</translation>
    </message>
    <message>
        <source>字节数</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>相似指纹</source>
        <translation>Similarity fingerprint</translation>
    </message>
    <message>
        <source>拍摄时间</source>
        <translation>Taken at</translation>
    </message>
    <message>
        <source>时间来源</source>
        <translation>Source of the time</translation>
    </message>
    <message>
        <source>照片自带</source>
        <translation>From the photo</translation>
    </message>
    <message>
        <source>文件名</source>
        <translation>File name</translation>
    </message>
    <message>
        <source>人工填写</source>
        <translation>Entered by hand</translation>
    </message>
    <message>
        <source>顺序</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>文本</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>制度</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>通知</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>公告</source>
        <translation>Announcement</translation>
    </message>
    <message>
        <source>村规民约</source>
        <translation>Village rules</translation>
    </message>
    <message>
        <source>四会名单</source>
        <translation>Members of the four associations</translation>
    </message>
    <message>
        <source>模板</source>
        <translation>Template</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>正文</source>
        <translation>Body</translation>
    </message>
    <message>
        <source>施行日期</source>
        <translation>In force from</translation>
    </message>
    <message>
        <source>证书登记</source>
        <translation>Register of certificates</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>活动证书</source>
        <translation>Activity certificate</translation>
    </message>
    <message>
        <source>服务记录证明</source>
        <translation>Proof of service</translation>
    </message>
    <message>
        <source>荣誉证书</source>
        <translation>Certificate of honour</translation>
    </message>
    <message>
        <source>持证人</source>
        <translation>Holder</translation>
    </message>
    <message>
        <source>证明内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>发证单位</source>
        <translation>Issued by</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>Handled by</translation>
    </message>
    <message>
        <source>校验码</source>
        <translation>Check code</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>作废原因</source>
        <translation>Reason for voiding</translation>
    </message>
    <message>
        <source>打印次数</source>
        <translation>Times printed</translation>
    </message>
    <message>
        <source>志愿者招募管理制度</source>
        <translation>Rules for recruiting volunteers</translation>
    </message>
    <message>
        <source>快速上手卡</source>
        <translation>Quick card</translation>
    </message>
    <message>
        <source>恢复单</source>
        <translation>Recovery sheet</translation>
    </message>
    <message>
        <source>套打测试页</source>
        <translation>Test page for pre-printed paper</translation>
    </message>
    <message>
        <source>广播稿</source>
        <translation>Broadcast script</translation>
    </message>
    <message>
        <source>实际起止时间</source>
        <translation>Start and end</translation>
    </message>
    <message>
        <source>播出时间</source>
        <translation>Broadcast time</translation>
    </message>
    <message>
        <source>参加人员</source>
        <translation>Participants</translation>
    </message>
    <message>
        <source>签到表扫描件</source>
        <translation>Scan of the sign-in sheet</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>Added</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Deleted</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restored</translation>
    </message>
    <message>
        <source>清除</source>
        <translation>Erased</translation>
    </message>
    <message>
        <source>计划中</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>志愿服务记录制度</source>
        <translation>Rules on recording service</translation>
    </message>
    <message>
        <source>志愿服务激励嘉许制度</source>
        <translation>Rules on recognition</translation>
    </message>
    <message>
        <source>新时代文明实践站工作职责</source>
        <translation>Duties of the station</translation>
    </message>
    <message>
        <source>组织架构图</source>
        <translation>Organisation chart</translation>
    </message>
    <message>
        <source>四会成员名单</source>
        <translation>Members of the four councils</translation>
    </message>
    <message>
        <source>志愿者风采</source>
        <translation>Wall of volunteers</translation>
    </message>
    <message>
        <source>月活动预告</source>
        <translation>Month plan</translation>
    </message>
    <message>
        <source>年度安排表</source>
        <translation>Year plan</translation>
    </message>
    <message>
        <source>值班表</source>
        <translation>Duty sheet</translation>
    </message>
    <message>
        <source>服务时长公示</source>
        <translation>Publicity of hours</translation>
    </message>
    <message>
        <source>活动公告</source>
        <translation>Activity poster</translation>
    </message>
    <message>
        <source>签到表</source>
        <translation>Sign-in sheet</translation>
    </message>
    <message>
        <source>活动档案</source>
        <translation>Activity file</translation>
    </message>
    <message>
        <source>志愿服务记录证明</source>
        <translation>Volunteer service record</translation>
    </message>
    <message>
        <source>志愿者报名表</source>
        <translation>Volunteer application form</translation>
    </message>
    <message>
        <source>花名册</source>
        <translation>Roster</translation>
    </message>
    <message>
        <source>席卡</source>
        <translation>Desk names</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
    <message>
        <source>上墙</source>
        <translation>For the wall</translation>
    </message>
    <message>
        <source>证书证明</source>
        <translation>Certificates</translation>
    </message>
    <message>
        <source>通知和表格</source>
        <translation>Notices and forms</translation>
    </message>
    <message>
        <source>这个程序</source>
        <translation>This program</translation>
    </message>
    <message>
        <source>A4</source>
        <translation>A4</translation>
    </message>
    <message>
        <source>A3</source>
        <translation>A3</translation>
    </message>
    <message>
        <source>A2</source>
        <translation>A2</translation>
    </message>
    <message>
        <source>A1</source>
        <translation>A1</translation>
    </message>
    <message>
        <source>A3：4 张 A4 拼成，原大</source>
        <translation>A3 of 4 A4 sheets, full size</translation>
    </message>
    <message>
        <source>A3：2 张 A4 拼成，缩到 92.9%</source>
        <translation>A3 of 2 A4 sheets, at 92.9 %</translation>
    </message>
    <message>
        <source>A2：8 张 A4 拼成，原大</source>
        <translation>A2 of 8 A4 sheets, full size</translation>
    </message>
    <message>
        <source>A2：4 张 A4 拼成，缩到 92.9%</source>
        <translation>A2 of 4 A4 sheets, at 92.9 %</translation>
    </message>
    <message>
        <source>A1：12 张 A4 拼成，原大</source>
        <translation>A1 of 12 A4 sheets, full size</translation>
    </message>
    <message>
        <source>A1：8 张 A4 拼成，缩到 91.6%</source>
        <translation>A1 of 8 A4 sheets, at 91.6 %</translation>
    </message>
    <message>
        <source>A1：交印刷店，带 3 毫米出血</source>
        <translation>A1 for a print shop, 3 mm bleed</translation>
    </message>
    <message>
        <source>60×90 厘米：交印刷店，带 3 毫米出血</source>
        <translation>60×90 cm for a print shop, 3 mm bleed</translation>
    </message>
    <message>
        <source>钥匙封套</source>
        <translation>Key envelope</translation>
    </message>
    <message>
        <source>恢复单标识</source>
        <translation>Sheet mark</translation>
    </message>
    <message>
        <source>恢复单日期</source>
        <translation>Date of the recovery sheet</translation>
    </message>
    <message>
        <source>密文</source>
        <translation>Ciphertext</translation>
    </message>
    <message>
        <source>删除日期</source>
        <translation>Deleted on</translation>
    </message>
    <message>
        <source>个人信息告知单</source>
        <translation>Personal data sheet</translation>
    </message>
    <message>
        <source>更正回执</source>
        <translation>Correction receipt</translation>
    </message>
    <message>
        <source>查看记录</source>
        <translation>Who looked</translation>
    </message>
    <message>
        <source>文书工作交接单</source>
        <translation>Handover sheet</translation>
    </message>
    <message>
        <source>查看完整号码</source>
        <translation>Looked at a full number</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>导出个人资料</source>
        <translation>Exported all about a person</translation>
    </message>
    <message>
        <source>删除个人资料</source>
        <translation>Deleted a person&apos;s data</translation>
    </message>
    <message>
        <source>更换密钥</source>
        <translation>New station key</translation>
    </message>
    <message>
        <source>生成恢复单</source>
        <translation>Made a recovery sheet</translation>
    </message>
    <message>
        <source>用恢复单打开</source>
        <translation>Opened with a recovery sheet</translation>
    </message>
    <message>
        <source>写出配对文件</source>
        <translation>Wrote a pairing file</translation>
    </message>
    <message>
        <source>读入配对文件</source>
        <translation>Read a pairing file</translation>
    </message>
    <message>
        <source>接入县平台</source>
        <translation>Joined the county</translation>
    </message>
    <message>
        <source>备份到别处</source>
        <translation>Backed up elsewhere</translation>
    </message>
    <message>
        <source>从备份恢复</source>
        <translation>Recovered from a backup</translation>
    </message>
    <message>
        <source>有人输错</source>
        <translation>Wrong tries</translation>
    </message>
    <message>
        <source>交接</source>
        <translation>Handover</translation>
    </message>
    <message>
        <source>清除本机</source>
        <translation>Wiped this PC</translation>
    </message>
    <message>
        <source>核对身份</source>
        <translation>To check who it is</translation>
    </message>
    <message>
        <source>办理证件或保险</source>
        <translation>For a certificate or insurance</translation>
    </message>
    <message>
        <source>上报上级</source>
        <translation>To report above</translation>
    </message>
    <message>
        <source>本人要求</source>
        <translation>At their own request</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>命令行</source>
        <translation>Command line</translation>
    </message>
    <message>
        <source>设 PIN 或口令</source>
        <translation>PIN or passphrase set</translation>
    </message>
    <message>
        <source>更改 PIN 或口令</source>
        <translation>PIN or passphrase changed</translation>
    </message>
    <message>
        <source>收回 PIN 或口令</source>
        <translation>PIN or passphrase taken back</translation>
    </message>
</context>
<context>
    <name>MonthBars</name>
    <message>
        <source>每月时长</source>
        <translation>Hours per month</translation>
    </message>
    <message>
        <source>{0}：{1:.1f} 小时</source>
        <translation>{0}: {1:.1f} h</translation>
    </message>
</context>
<context>
    <name>MonthGrid</name>
    <message>
        <source>月历</source>
        <translation>Calendar</translation>
    </message>
</context>
<context>
    <name>MoreMenu</name>
    <message>
        <source>改这一格(&amp;E)</source>
        <translation>&amp;Edit this cell</translation>
    </message>
    <message>
        <source>复制(&amp;C)</source>
        <translation>&amp;Copy</translation>
    </message>
    <message>
        <source>连同表头复制(&amp;H)</source>
        <translation>Copy with &amp;header</translation>
    </message>
    <message>
        <source>从这一格起粘贴(&amp;P)</source>
        <translation>&amp;Paste from this cell</translation>
    </message>
    <message>
        <source>粘贴成新的{0}(&amp;N)</source>
        <translation>Paste as &amp;new {0}</translation>
    </message>
    <message>
        <source>批量修改(&amp;B)…</source>
        <translation>Edit several (&amp;B)...</translation>
    </message>
    <message>
        <source>显示哪些列(&amp;L)…</source>
        <translation>Which co&amp;lumns to show...</translation>
    </message>
    <message>
        <source>按格选取(&amp;G)</source>
        <translation>Select cells (&amp;G)</translation>
    </message>
    <message>
        <source>像在 Excel 里一样选一块格子来复制</source>
        <translation>Select a block of cells to copy, as in Excel</translation>
    </message>
    <message>
        <source>导出看到的(&amp;X)…</source>
        <translation>E&amp;xport this list...</translation>
    </message>
    <message>
        <source>排序(&amp;S)</source>
        <translation>&amp;Sort</translation>
    </message>
</context>
<context>
    <name>Moving</name>
    <message>
        <source>撤销(&amp;U)</source>
        <extracomment>Changes of fewer records are done before a bar is seen.</extracomment>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>已复制 {0:,} 行，可以到 Excel 或 WPS 里粘贴。</source>
        <translation>Rows copied: {0:,}; paste them into Excel or WPS.</translation>
    </message>
    <message>
        <source>Excel 表格 (*.xlsx);;文本表格 (*.csv)</source>
        <translation>Excel workbook (*.xlsx);;Text table (*.csv)</translation>
    </message>
    <message>
        <source>导出看到的</source>
        <translation>Export this list</translation>
    </message>
    <message>
        <source>正在导出</source>
        <translation>Exporting</translation>
    </message>
    <message>
        <source>已导出 {0:,} {1}。</source>
        <translation>{0:,} {1} exported.</translation>
    </message>
    <message>
        <source>剪贴板里没有能粘贴的行。</source>
        <translation>There are no rows to paste in the clipboard.</translation>
    </message>
    <message>
        <source>先在 Excel 里复制几行，最好连同表头。</source>
        <translation>Copy some rows in Excel first, best with their header.</translation>
    </message>
    <message>
        <source>已添加 {0:,} {1}。</source>
        <translation>{0:,} {1} added.</translation>
    </message>
    <message>
        <source>这里没有能改的格子。</source>
        <translation>No cell here can be changed.</translation>
    </message>
    <message>
        <source>“{0}”不能在列表里改，没有粘贴。</source>
        <translation>&quot;{0}&quot; cannot be changed in the list, nothing pasted.</translation>
    </message>
    <message>
        <source>有 {0} 行超出了列表末尾，没有粘贴。</source>
        <translation>Rows beyond the end of the list: {0}, nothing pasted.</translation>
    </message>
    <message>
        <source>已撤销：{0}</source>
        <translation>Undone: {0}</translation>
    </message>
    <message>
        <source>已停下，没有导出，没有留下半个文件。</source>
        <translation>Stopped: nothing was exported, no half file left behind.</translation>
    </message>
    <message>
        <source>正在核对</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>正在修改</source>
        <translation>Changing</translation>
    </message>
    <message>
        <source>已取消，什么都没有改动。</source>
        <translation>Cancelled; nothing was changed.</translation>
    </message>
    <message>
        <source>正在撤销</source>
        <translation>Undoing</translation>
    </message>
    <message>
        <source>处</source>
        <translation>places</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>保存为视图</source>
        <translation>Save as view</translation>
    </message>
    <message>
        <source>视图名称</source>
        <translation>Name of the view</translation>
    </message>
    <message>
        <source>保存(&amp;S)</source>
        <translation>&amp;Save</translation>
    </message>
    <message>
        <source>给这个视图起个名字</source>
        <translation>Give this view a name</translation>
    </message>
    <message>
        <source>取消(&amp;C)</source>
        <translation>&amp;Cancel</translation>
    </message>
</context>
<context>
    <name>NamesQuestion</name>
    <message>
        <source>都登记为新志愿者</source>
        <extracomment>Narrower than this at 100 %, the two columns stand one below the other. Room for what rows may say below their fields, or there would be two scroll bars. Fields of the form that are fields of the record under the same name. So many are asked at once without scrolling.</extracomment>
        <translation>All are new volunteers</translation>
    </message>
    <message>
        <source>都不是志愿者，不记</source>
        <translation>None is a volunteer, leave out</translation>
    </message>
    <message>
        <source>还有 {0} 个名字没认出来，请选是谁</source>
        <translation>Names not recognised: {0}. Please say who they are</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>示例站点</source>
        <extracomment>Read together: a little more than a page. Each row read is a tenth of what painting it takes, so that a hundred of them, of which a screen shows fifteen, would be most of a jump. Chunks kept; so many hold what some minutes of scrolling pass. Asked for at once; a scroll bar pulled through a long list must not queue all it passes. What stands in the cell of a row that waits for the clerk. Letters below an icon, at 100 %.</extracomment>
        <translation>Sample</translation>
    </message>
</context>
<context>
    <name>NewSecretRows</name>
    <message>
        <source>这台电脑的系统不保管钥匙，所以用口令，不用 PIN。</source>
        <translation>This PC&apos;s system keeps no secrets for us, so a passphrase is used instead of a PIN.</translation>
    </message>
    <message>
        <source>口令太短，至少 {0} 个字符</source>
        <translation>The passphrase is too short, at least {0} characters</translation>
    </message>
    <message>
        <source>PIN 要 {0} 位或更多数字</source>
        <translation>A PIN has at least {0} digits</translation>
    </message>
    <message>
        <source>这个太容易猜，请换一个，也不要用生日</source>
        <translation>This one is too easy to guess; please take another, and no birthday</translation>
    </message>
    <message>
        <source>两次输入的 PIN 不一样</source>
        <translation>The two PINs differ</translation>
    </message>
    <message>
        <source>两次输入的口令不一样</source>
        <translation>The two passphrases differ</translation>
    </message>
    <message>
        <source>{0} 位或更多数字，只在这台电脑上能用</source>
        <translation>At least {0} digits; works on this PC only</translation>
    </message>
    <message>
        <source>至少 {0} 个字符，只有您记得的话</source>
        <translation>At least {0} characters, something only you remember</translation>
    </message>
    <message>
        <source>口令</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>新的 PIN</source>
        <translation>New PIN</translation>
    </message>
    <message>
        <source>新的口令</source>
        <translation>New passphrase</translation>
    </message>
    <message>
        <source>再输一遍 PIN</source>
        <translation>The PIN again</translation>
    </message>
    <message>
        <source>再输一遍口令</source>
        <translation>The passphrase again</translation>
    </message>
    <message>
        <source>改用口令(&amp;W)</source>
        <translation>Use a passphrase instead (&amp;W)</translation>
    </message>
    <message>
        <source>改用 PIN(&amp;W)</source>
        <translation>Use a PIN instead (&amp;W)</translation>
    </message>
</context>
<context>
    <name>NoticeEditor</name>
    <message>
        <source>修改通知</source>
        <translation>Edit notice</translation>
    </message>
    <message>
        <source>新通知</source>
        <translation>New notice</translation>
    </message>
    <message>
        <source>修改记录(&amp;H)</source>
        <translation>&amp;History</translation>
    </message>
    <message>
        <source>写的还没有保存。</source>
        <translation>What you wrote is not saved yet.</translation>
    </message>
    <message>
        <source>关掉也给您留着，下次接着写。</source>
        <translation>It is kept when you close, to go on next time.</translation>
    </message>
    <message>
        <source>留着，关掉(&amp;L)</source>
        <translation>C&amp;lose and keep</translation>
    </message>
    <message>
        <source>不要了(&amp;Q)</source>
        <translation>Discard (&amp;Q)</translation>
    </message>
    <message>
        <source>写上标题和正文就有。</source>
        <translation>It needs a title and text.</translation>
    </message>
    <message>
        <source>这里是印出来的样子</source>
        <translation>Here it looks as it will print</translation>
    </message>
    <message>
        <source>{0} 写到一半的还在，接着写就行。</source>
        <translation>Your half-finished entry of {0} is still here; just go on.</translation>
    </message>
    <message>
        <source>放弃这些，重新开始(&amp;Q)</source>
        <translation>Discard this and start again (&amp;Q)</translation>
    </message>
    <message>
        <source>这份通知刚在别处删除了。您写的还在。</source>
        <translation>This notice was just deleted elsewhere. What you wrote is still here.</translation>
    </message>
    <message>
        <source>存成新通知(&amp;N)</source>
        <translation>Save as a &amp;new notice</translation>
    </message>
    <message>
        <source>请看一眼标出的几格，再按保存。</source>
        <translation>Please check the marked fields, then press Save again.</translation>
    </message>
</context>
<context>
    <name>NoticeFields</name>
    <message>
        <source>标题和正文都要写。</source>
        <extracomment>With their names; lower windows scroll. So much of what another hand wrote is told.</extracomment>
        <translation>Title and text are both needed.</translation>
    </message>
    <message>
        <source>别处刚改成“{0}”。您没有改，会照那边的留着。</source>
        <translation>Just changed elsewhere to “{0}”. You did not change it, so theirs stays.</translation>
    </message>
    <message>
        <source>别处刚改成“{0}”。您写的还在，保存时再请您看一眼。</source>
        <translation>Just changed elsewhere to “{0}”. Yours is still here; you will be asked when you save.</translation>
    </message>
    <message>
        <source>别处已改成“{0}”。再按保存就用您写的。</source>
        <translation>Changed elsewhere to “{0}”. Save again to use yours.</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>正文</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>主送（发给谁）</source>
        <translation>Addressed to</translation>
    </message>
    <message>
        <source>附件（一行一个）</source>
        <translation>Attachments (one a line)</translation>
    </message>
    <message>
        <source>落款</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>成文日期</source>
        <translation>Date of writing</translation>
    </message>
    <message>
        <source>联系人</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>附注</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>空</source>
        <translation>empty</translation>
    </message>
</context>
<context>
    <name>NoticeFlow</name>
    <message>
        <source>删除了通知「{0}」。</source>
        <translation>Deleted the notice “{0}”.</translation>
    </message>
    <message>
        <source>撤销(&amp;U)</source>
        <translation>&amp;Undo</translation>
    </message>
</context>
<context>
    <name>NoticesBox</name>
    <message>
        <source>新通知(&amp;N)</source>
        <extracomment>Two rows are always in sight.</extracomment>
        <translation>&amp;New notice</translation>
    </message>
    <message>
        <source>修改(&amp;E)…</source>
        <translation>&amp;Edit…</translation>
    </message>
    <message>
        <source>复制一份(&amp;D)…</source>
        <translation>&amp;Duplicate…</translation>
    </message>
    <message>
        <source>删除(&amp;R)</source>
        <translation>&amp;Remove</translation>
    </message>
    <message>
        <source>哪一份通知</source>
        <translation>Which notice</translation>
    </message>
    <message>
        <source>{0}发布</source>
        <translation>published by {0}</translation>
    </message>
    <message>
        <source>空白通知(&amp;B)</source>
        <translation>&amp;Blank notice</translation>
    </message>
    <message>
        <source>活动：{0}</source>
        <translation>Activity: {0}</translation>
    </message>
    <message>
        <source>月计划：{0}</source>
        <translation>Plan of the month: {0}</translation>
    </message>
    <message>
        <source>由{0}发布，不能改；复制一份就能改成本站的。</source>
        <translation>Published by {0}, not to be changed; duplicate it to make it the station&apos;s own.</translation>
    </message>
</context>
<context>
    <name>NumberEditor</name>
    <message>
        <source>更改(&amp;E)</source>
        <extracomment>It shows a locked number itself, and lets the clerk put a new one in its place.</extracomment>
        <translation>Chang&amp;e</translation>
    </message>
    <message>
        <source>清除(&amp;R)</source>
        <translation>Clea&amp;r</translation>
    </message>
    <message>
        <source>恢复原号码(&amp;E)</source>
        <translation>K&amp;eep the old number</translation>
    </message>
    <message>
        <source>填完整的新号码</source>
        <translation>Type the whole new number</translation>
    </message>
    <message>
        <source>保存后清除</source>
        <translation>Cleared on saving</translation>
    </message>
</context>
<context>
    <name>OfficeButton</name>
    <message>
        <source>办公文件(&amp;M)</source>
        <extracomment>What can be asked for.</extracomment>
        <translation>Office &amp;files</translation>
    </message>
    <message>
        <source>Word 文件、发微信的长图、信息稿、镇里的表</source>
        <translation>Word file, long picture for WeChat, press brief, the town&apos;s form</translation>
    </message>
    <message>
        <source>另存为 Word(&amp;W)…</source>
        <translation>Save as &amp;Word…</translation>
    </message>
    <message>
        <source>存成长图发微信(&amp;L)…</source>
        <translation>Save as a &amp;long picture for WeChat…</translation>
    </message>
    <message>
        <source>信息稿(&amp;X)…</source>
        <translation>Press &amp;brief…</translation>
    </message>
    <message>
        <source>收签好的签到表(&amp;Q)…</source>
        <translation>Take signed sign-in sheets in…(&amp;Q)</translation>
    </message>
    <message>
        <source>填镇里的表(&amp;T)…</source>
        <translation>Fill the &amp;town&apos;s form…</translation>
    </message>
</context>
<context>
    <name>OfficeFlow</name>
    <message>
        <source>请在左边只选一个活动，再做信息稿。</source>
        <translation>Choose just one activity at the left, then make the press brief.</translation>
    </message>
    <message>
        <source>请先在左边选好要做的内容。</source>
        <translation>First choose at the left what it should hold.</translation>
    </message>
    <message>
        <source>另存为 Word</source>
        <translation>Save as Word</translation>
    </message>
    <message>
        <source>Word 文件</source>
        <translation>Word file</translation>
    </message>
    <message>
        <source>「{0}」已存成 Word 文件，可以用 WPS 或 Word 修改。</source>
        <translation>“{0}” is saved as a Word file; WPS or Word can change it.</translation>
    </message>
    <message>
        <source>存成长图</source>
        <translation>Save as a long picture</translation>
    </message>
    <message>
        <source>图片</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>正在画长图</source>
        <translation>Drawing the long picture</translation>
    </message>
    <message>
        <source>页</source>
        <translation>pages</translation>
    </message>
    <message>
        <source>「{0}」已做成长图，可以发到微信。</source>
        <translation>“{0}” is a long picture now, ready for WeChat.</translation>
    </message>
    <message>
        <source>信息稿 {0}</source>
        <translation>Press brief {0}</translation>
    </message>
    <message>
        <source>信息稿已存好：文字、Word 文件和照片。</source>
        <translation>The press brief is saved: text, Word file and photos.</translation>
    </message>
    <message>
        <source>空着的：{0}。</source>
        <translation>Left empty: {0}.</translation>
    </message>
    <message>
        <source>不认识、原样留着的：{0}。</source>
        <translation>Unknown and left as they are: {0}.</translation>
    </message>
    <message>
        <source>「{0}」还有 {1} 行没有地方填，请在空表里多留几行。</source>
        <translation>The form has too few rows for “{0}” (missing: {1}); please add rows to the empty form.</translation>
    </message>
    <message>
        <source>空表里的{0}填好后可能不在了，请打开看一看。</source>
        <translation>{0} of the empty form may be gone; please open the file and look.</translation>
    </message>
    <message>
        <source>表已填好。空表没有改动。</source>
        <translation>The form is filled. The empty one is as it was.</translation>
    </message>
    <message>
        <source>打开所在文件夹(&amp;O)</source>
        <translation>&amp;Open its folder</translation>
    </message>
    <message>
        <source>已停下，没有留下文件。</source>
        <translation>Stopped; no file was left.</translation>
    </message>
    <message>
        <source>里面有：{0}。</source>
        <translation>In it: {0}.</translation>
    </message>
</context>
<context>
    <name>OffsetsDialog</name>
    <message>
        <source>打印机校正</source>
        <extracomment>Folders of one name that are tried.</extracomment>
        <translation>Adjust the printer</translation>
    </message>
    <message>
        <source>看测试页(&amp;T)</source>
        <translation>See &amp;the test page</translation>
    </message>
    <message>
        <source>按量得的算(&amp;C)</source>
        <translation>&amp;Calculate</translation>
    </message>
    <message>
        <source>到纸左边</source>
        <translation>To the left edge</translation>
    </message>
    <message>
        <source>到纸上边</source>
        <translation>To the upper edge</translation>
    </message>
    <message>
        <source>向右移</source>
        <translation>To the right</translation>
    </message>
    <message>
        <source>向下移</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>保存(&amp;S)</source>
        <translation>&amp;Save</translation>
    </message>
    <message>
        <source>取消(&amp;X)</source>
        <translation>Cancel (&amp;X)</translation>
    </message>
    <message>
        <source>一、打一张测试页，量左上角的十字</source>
        <translation>1. Print a test page and measure the cross at the upper left</translation>
    </message>
    <message>
        <source>二、十字的中心到纸边有多远（应该都是 {0} 毫米）</source>
        <translation>2. How far its centre lies from the edges (both should be {0} mm)</translation>
    </message>
    <message>
        <source>三、打印时这样移动；也可以直接填</source>
        <translation>3. Prints are moved like this; you may also type it</translation>
    </message>
    <message>
        <source> 毫米</source>
        <translation> mm</translation>
    </message>
</context>
<context>
    <name>OpenStation</name>
    <message>
        <source>还有没保存的内容，新的样子下次打开时生效。</source>
        <translation>Something has not been saved; the new look takes effect next time you open the program.</translation>
    </message>
    <message>
        <source>{0}：保存以后再换密钥，或者等下次打开时自动换。</source>
        <extracomment>So many may come or go at once and the list still stays where it was. Between steps: what is painted, typed or answered meanwhile comes first. How far within a red button the line runs that shows it has the keyboard, at 100 %. Of these the model itself words the values. The smallest screen the window is made for; on such a one it is maximised. From the window to loading what the clerk has not looked at yet; the first page comes first. Between looks whether the first page is there; sync takes half as long to load as all before it.</extracomment>
        <translation>{0}: save it before the new key is made, or have it made at the next opening.</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>还没送出的</source>
        <translation>Waiting to be sent</translation>
    </message>
    <message>
        <source>多少</source>
        <translation>How many</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>送出</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>收到</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>流量</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>没有等着送的。</source>
        <translation>Nothing is waiting to be sent.</translation>
    </message>
    <message>
        <source>还没有同步过。</source>
        <translation>Never synced yet.</translation>
    </message>
    <message>
        <source>怎样解开(&amp;K)</source>
        <translation>How to unloc&amp;k</translation>
    </message>
    <message>
        <source>{0} 项</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>{0} 张，{1}</source>
        <translation>{0}, {1}</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>最近的同步</source>
        <translation>Recent syncs</translation>
    </message>
    <message>
        <source>同步的情况</source>
        <extracomment>Below this width, at 100 %, one card stands below the other. Of the room, beside a stretch of 1.</extracomment>
        <translation>State of sync</translation>
    </message>
    <message>
        <source>这台电脑上证件号等个人信息是加密的，看不到；别的都能照常用。</source>
        <translation>On this computer ID numbers and other personal details are encrypted and can&apos;t be seen; everything else works as usual.</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>删除 (Delete)，可以撤销</source>
        <translation>Delete (Delete key), can be undone</translation>
    </message>
    <message>
        <source>修改(&amp;E)</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>修改 (Enter)</source>
        <translation>Edit (Enter)</translation>
    </message>
    <message>
        <source>删除(&amp;D)</source>
        <translation>&amp;Delete</translation>
    </message>
</context>
<context>
    <name>PairedPart</name>
    <message>
        <source>已添加。</source>
        <translation>Added.</translation>
    </message>
</context>
<context>
    <name>Pairing</name>
    <message>
        <source>证件号钥匙.pairing</source>
        <translation>id-number-key.pairing</translation>
    </message>
    <message>
        <source>配对文件写到哪里（建议选 U 盘）</source>
        <translation>Where to write the pairing file (a USB stick is best)</translation>
    </message>
    <message>
        <source>配对文件 (*.pairing)</source>
        <translation>Pairing file (*.pairing)</translation>
    </message>
    <message>
        <source>选配对文件</source>
        <translation>Choose the pairing file</translation>
    </message>
</context>
<context>
    <name>PairingCard</name>
    <message>
        <source>写配对文件(&amp;K)…</source>
        <translation>Write pairing file (&amp;K)...</translation>
    </message>
    <message>
        <source>证件号的钥匙</source>
        <translation>Key of the ID numbers</translation>
    </message>
    <message>
        <source>读配对文件(&amp;F)…</source>
        <translation>Read a pairing &amp;file…</translation>
    </message>
    <message>
        <source>输入恢复单上的恢复码(&amp;D)…</source>
        <translation>Type the &amp;code of the recovery sheet…</translation>
    </message>
    <message>
        <source>有人离开，更换钥匙(&amp;T)…</source>
        <translation>Somebody has left: change &amp;the key…</translation>
    </message>
    <message>
        <source>这台电脑还没有钥匙，证件号等个人信息显示为“已加密，本机没有钥匙”，别的都能照常用。</source>
        <translation>This computer has no key yet: ID numbers and other personal details are shown as “encrypted, no key on this computer”; everything else works as usual.</translation>
    </message>
    <message>
        <source>有些内容是本站别的电脑加密的，用的钥匙和这台电脑的不一样，在这里看不到。</source>
        <translation>Some details were encrypted by another computer of this station with a key that this one does not have; they can&apos;t be seen here.</translation>
    </message>
    <message>
        <source>证件号等个人信息加密后才上报，县里看不到。本站另一台电脑也要看，就写一个配对文件拿过去读。</source>
        <translation>ID numbers and other personal details are encrypted before they are sent; the county can&apos;t see them. For another computer of the station to see them, write a pairing file and read it there.</translation>
    </message>
    <message>
        <source>原来的电脑坏了也不要紧：新电脑接入后，输入恢复单上的恢复码就能解开。</source>
        <translation>If this computer breaks: once a new one has joined, typing the code of the recovery sheet unlocks them there.</translation>
    </message>
    <message>
        <source>新电脑还不能只凭恢复单解开证件号：请重新打印一张恢复单，再同步一次。</source>
        <translation>A new computer can&apos;t unlock ID numbers by the recovery sheet alone yet: please print the sheet again, then sync once.</translation>
    </message>
    <message>
        <source>手边有恢复单，就输入上面的恢复码；没有，就在本站原来的那台电脑上写配对文件（同步 → 同步设置），用 U 盘拿来读入。</source>
        <translation>With the recovery sheet at hand, type its code; without it, write a pairing file on the station&apos;s other computer (Sync → Sync settings), bring it on a USB stick and read it.</translation>
    </message>
    <message>
        <source>请在本站原来的那台电脑上写配对文件（同步 → 同步设置），用 U 盘拿来，在这里读入。</source>
        <translation>Please write a pairing file on the station&apos;s other computer (Sync → Sync settings), bring it on a USB stick and read it here.</translation>
    </message>
</context>
<context>
    <name>PairingDialog</name>
    <message>
        <source>写配对文件</source>
        <translation>Write pairing file</translation>
    </message>
    <message>
        <source>读配对文件</source>
        <translation>Read pairing file</translation>
    </message>
    <message>
        <source>配对文件的口令</source>
        <translation>Passphrase of the pairing file</translation>
    </message>
    <message>
        <source>再输一遍</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>选地方写(&amp;W)…</source>
        <translation>Choose &amp;where to write...</translation>
    </message>
    <message>
        <source>选文件读入(&amp;R)…</source>
        <translation>Choose the file (&amp;R)...</translation>
    </message>
    <message>
        <source>关闭(&amp;C)</source>
        <translation>&amp;Close</translation>
    </message>
    <message>
        <source>正在处理配对文件</source>
        <translation>Working on the pairing file</translation>
    </message>
    <message>
        <source>配对文件里是看证件号的钥匙。给它定一个口令，写到 U 盘上，拿到本站另一台电脑上读；口令当面告诉，不要和文件一起发。读完请删掉文件。</source>
        <translation>The pairing file holds the key to ID numbers. Give it a passphrase, write it to a USB stick and read it on the station&apos;s other computer; tell the passphrase in person, never along with the file. Delete the file afterwards.</translation>
    </message>
    <message>
        <source>在本站原来的那台电脑上写好配对文件（同步 → 同步设置 → 写配对文件），用 U 盘拿过来。这里输入写文件时定的口令，再选文件。</source>
        <translation>Write the pairing file on the station&apos;s first computer (Sync → Sync settings → Write pairing file) and bring it by USB stick. Enter the passphrase it was given, then choose the file.</translation>
    </message>
    <message>
        <source>至少 {0} 个字符。</source>
        <translation>At least {0} characters.</translation>
    </message>
    <message>
        <source>两次输入的不一样。</source>
        <translation>The two differ.</translation>
    </message>
</context>
<context>
    <name>PairsView</name>
    <message>
        <source>可能是同一个人</source>
        <extracomment>The column of the one that goes.</extracomment>
        <translation>May be the same person</translation>
    </message>
    <message>
        <source>没有像同一人的</source>
        <translation>No likely duplicates</translation>
    </message>
    <message>
        <source>花名册里看着像同一个人的两条，会并排列在这里。</source>
        <translation>Two entries of the roster that look like the same person are shown side by side here.</translation>
    </message>
    <message>
        <source>合并后只留一条，活动、时长、证书都归到一起；两边不一样的，用您点中的那个。合并可以随时撤销。</source>
        <translation>Merging leaves one; activities, hours and certificates come together, and where they differ your choice counts. It can be undone at any time.</translation>
    </message>
    <message>
        <source>先登记的</source>
        <translation>Registered first</translation>
    </message>
    <message>
        <source>后登记的</source>
        <translation>Registered later</translation>
    </message>
    <message>
        <source>看这条记录</source>
        <translation>View this record</translation>
    </message>
    <message>
        <source>是同一人，合并(&amp;M)</source>
        <translation>Same person, &amp;merge</translation>
    </message>
    <message>
        <source>不是同一人(&amp;N)</source>
        <translation>&amp;Not the same</translation>
    </message>
</context>
<context>
    <name>PaperButton</name>
    <message>
        <source>打印(&amp;P)</source>
        <extracomment>Announced, signed in, thanked for, filed.</extracomment>
        <translation>&amp;Print</translation>
    </message>
    <message>
        <source>公告、签到表、证书和档案</source>
        <translation>Notice, sign-in sheet, certificates and file</translation>
    </message>
    <message>
        <source>信息稿(&amp;X)…</source>
        <translation>Press &amp;brief…</translation>
    </message>
    <message>
        <source>填镇里的表(&amp;T)…</source>
        <translation>Fill the &amp;town&apos;s form…</translation>
    </message>
</context>
<context>
    <name>PaperChooser</name>
    <message>
        <source>附签字单照片(&amp;F)…</source>
        <translation>Attach photos o&amp;f the signed sheet...</translation>
    </message>
    <message>
        <source>不附了</source>
        <translation>Attach none</translation>
    </message>
    <message>
        <source>粘贴的照片</source>
        <translation>Pasted photo</translation>
    </message>
    <message>
        <source>{0} 页：{1}</source>
        <translation>pages {0}: {1}</translation>
    </message>
    <message>
        <source>也可以拖进来或粘贴；没有就空着</source>
        <translation>Drop or paste them too; leave empty if there are none</translation>
    </message>
    <message>
        <source>选签字单的照片</source>
        <translation>Choose photos of the signed sheet</translation>
    </message>
</context>
<context>
    <name>PaperHead</name>
    <message>
        <source>证书登记簿(&amp;D)…</source>
        <translation>Certificate &amp;register…</translation>
    </message>
    <message>
        <source>修改文本(&amp;E)…</source>
        <translation>&amp;Edit text...</translation>
    </message>
</context>
<context>
    <name>PaperScreen</name>
    <message>
        <source>打印</source>
        <extracomment>Until a choice is asked for; until the clerk is told that it takes its time. Lower or narrower than this at 100 %, the fields of the print bar go to the left. From this width on at 100 %, documents have a column of their own, and those fields one line. How often a long preview tells how far it is, in pages.</extracomment>
        <translation>Printing</translation>
    </message>
    <message>
        <source>请在左边选要打印什么</source>
        <translation>Choose at the left what to print</translation>
    </message>
    <message>
        <source>先在「活动」里记录一个活动和参与人员</source>
        <translation>Record an activity and its participants under &quot;Activities&quot; first</translation>
    </message>
    <message>
        <source>请至少选一个人</source>
        <translation>Please choose at least one person</translation>
    </message>
    <message>
        <source>有 {0} 张还没有编号；保存或打印时才登记编号。</source>
        <extracomment>How many of those left out are named.</extracomment>
        <translation>{0} have no number yet; they get one when saved or printed.</translation>
    </message>
    <message>
        <source>这么大的纸一般要请打印店打：保存 PDF，带去就行。</source>
        <translation>Paper of this size is usually printed in a shop: save the PDF and take it along.</translation>
    </message>
    <message>
        <source>等 {0} 人</source>
        <translation>and others, {0} in all</translation>
    </message>
    <message>
        <source>{0}没有时长，没有证书；在活动里补上时长就有。</source>
        <translation>{0}: no hours, no certificate; add the hours in the activity.</translation>
    </message>
    <message>
        <source>保存 PDF</source>
        <translation>Save PDF</translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF file (*.pdf)</translation>
    </message>
    <message>
        <source>正在排版……</source>
        <translation>Laying out the pages...</translation>
    </message>
    <message>
        <source>先在「活动」里写上谁参加了</source>
        <translation>Enter who took part under &quot;Activities&quot; first</translation>
    </message>
    <message>
        <source>这里还没有参与人员</source>
        <translation>Nobody is entered here</translation>
    </message>
    <message>
        <source>没有开展过的活动</source>
        <translation>No activity has been held</translation>
    </message>
    <message>
        <source>只印字；花边和标题是纸上原有的。</source>
        <translation>Prints the words only; border and title are on the paper.</translation>
    </message>
    <message>
        <source>{0} / {1} 张</source>
        <translation>{0} / {1}</translation>
    </message>
</context>
<context>
    <name>ParticipantsEditor</name>
    <message>
        <source>整队加入(&amp;W)</source>
        <translation>Whole team (&amp;W)</translation>
    </message>
    <message>
        <source>按签到表打勾(&amp;K)</source>
        <translation>Tic&amp;k from the sheet</translation>
    </message>
    <message>
        <source>粘贴名单(&amp;V)</source>
        <translation>Paste names (&amp;V)</translation>
    </message>
    <message>
        <source>加入全队：{0}(&amp;W)</source>
        <translation>Whole team: {0} (&amp;W)</translation>
    </message>
    <message>
        <source>小时</source>
        <translation>hours</translation>
    </message>
    <message>
        <source>事后补记要写明原因</source>
        <translation>A late entry needs a reason</translation>
    </message>
    <message>
        <source>还有名字没认出来：{0}</source>
        <translation>Some names are not known yet: {0}</translation>
    </message>
    <message>
        <source>“{0}”还没有加入名单，请按回车选人，或清空</source>
        <translation>&quot;{0}&quot; is not in the list yet; press Enter to choose, or clear it</translation>
    </message>
    <message>
        <source>参与人员</source>
        <translation>Participants</translation>
    </message>
    <message>
        <source>粘贴微信接龙，或 Excel、WPS 里的一列名字</source>
        <translation>Paste a WeChat list or a column of names from Excel or WPS</translation>
    </message>
    <message>
        <source>名单来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>补记原因，例如 当天没有签到表</source>
        <translation>Reason for late entry, for example: no sheet that day</translation>
    </message>
    <message>
        <source>补记原因</source>
        <translation>Reason for late entry</translation>
    </message>
    <message>
        <source>每人小时</source>
        <translation>Hours each</translation>
    </message>
    <message>
        <source>每人</source>
        <translation>Each</translation>
    </message>
    <message>
        <source>{0} 已经在名单里</source>
        <translation>{0} is in the list already</translation>
    </message>
    <message>
        <source>花名册里没有找到“{0}”</source>
        <translation>&quot;{0}&quot; is not in the roster</translation>
    </message>
    <message>
        <source>这支队伍还没有队员</source>
        <translation>This team has no members yet</translation>
    </message>
    <message>
        <source>全队都已经在名单里</source>
        <translation>The whole team is in the list already</translation>
    </message>
    <message>
        <source>{0} 人 · 共 {1} 小时</source>
        <translation>participants: {0} · {1} h in all</translation>
    </message>
    <message>
        <source>还没有人</source>
        <translation>Nobody yet</translation>
    </message>
    <message>
        <source>如 2</source>
        <translation>e.g. 2</translation>
    </message>
</context>
<context>
    <name>ParticipantsModel</name>
    <message>
        <source>姓名</source>
        <extracomment>Any change of these columns&apos; text is kept as typed.</extracomment>
        <translation>Name</translation>
    </message>
    <message>
        <source>分工</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>名单来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>签到</source>
        <translation>Signed in</translation>
    </message>
    <message>
        <source>签退</source>
        <translation>Signed out</translation>
    </message>
    <message>
        <source>小时</source>
        <translation>Hours</translation>
    </message>
    <message>
        <source>补记原因</source>
        <translation>Reason for late entry</translation>
    </message>
    <message>
        <source>这一格不能改</source>
        <translation>This cell cannot be changed</translation>
    </message>
    <message>
        <source>太长了，最多 {0} 字</source>
        <translation>Too long, at most {0} characters</translation>
    </message>
</context>
<context>
    <name>PassphraseLine</name>
    <message>
        <source>看看输入的是什么</source>
        <extracomment>Good news leaves by itself. Lines longer than this are hard to read, and hide more of the page than they need. What is left of a head&apos;s empty middle has room for two lines from here on. What a number behind a name takes, at 100 %. Characters; shorter ones are refused where they would be used.</extracomment>
        <translation>See what was typed</translation>
    </message>
    <message>
        <source>显示{0}</source>
        <translation>Show {0}</translation>
    </message>
</context>
<context>
    <name>PastedNames</name>
    <message>
        <source>剪贴板里没有名字。先在微信或表格里复制名单，再按一次。</source>
        <extracomment>Of what could not be read so many lines are shown, and so much of each.</extracomment>
        <translation>No names in the clipboard. Copy the list in WeChat or a sheet first, then press again.</translation>
    </message>
    <message>
        <source>加入了 {0} 人</source>
        <translation>Added: {0}</translation>
    </message>
    <message>
        <source>{0} 人已经在名单里</source>
        <translation>in the list already: {0}</translation>
    </message>
    <message>
        <source>{0} 个名字要问一下</source>
        <translation>names to ask about: {0}</translation>
    </message>
    <message>
        <source>记住了：“{0}”就是{1}，写在小名里，下次不用再问。</source>
        <translation>Noted: &quot;{0}&quot; is {1}; it is kept as a nickname and not asked again.</translation>
    </message>
    <message>
        <source>“{0}”是谁？在上面打姓名、拼音或手机号，按回车选他。</source>
        <translation>Who is &quot;{0}&quot;? Type name, pinyin or phone above and press Enter.</translation>
    </message>
    <message>
        <source>登记了 {0} 名新志愿者，已加入名单。</source>
        <translation>New volunteers registered and added to the list: {0}.</translation>
    </message>
    <message>
        <source>名单里说另外还来 {0} 人，没有写名字，没有记</source>
        <translation>The list counts {0} more without naming them; not recorded</translation>
    </message>
    <message>
        <source>有 {0} 行看不出名字：{1}</source>
        <translation>No name found in some lines ({0}): {1}</translation>
    </message>
</context>
<context>
    <name>PdfPreview</name>
    <message>
        <source>上一页（PageUp）</source>
        <translation>Previous page (PageUp)</translation>
    </message>
    <message>
        <source>下一页（PageDown）</source>
        <translation>Next page (PageDown)</translation>
    </message>
    <message>
        <source>看整页</source>
        <translation>Whole page</translation>
    </message>
    <message>
        <source>看页宽</source>
        <translation>Page width</translation>
    </message>
    <message>
        <source>缩小（Ctrl+-）</source>
        <translation>Smaller (Ctrl+-)</translation>
    </message>
    <message>
        <source>放大（Ctrl++）</source>
        <translation>Larger (Ctrl++)</translation>
    </message>
    <message>
        <source>预览：{0}</source>
        <translation>Preview: {0}</translation>
    </message>
    <message>
        <source>预览</source>
        <extracomment>More pages than these are shown one at a time: to lay out a thousand takes a tenth of a second.</extracomment>
        <translation>Preview</translation>
    </message>
    <message>
        <source>{0} / {1} 页</source>
        <translation>page {0} of {1}</translation>
    </message>
</context>
<context>
    <name>PeoplePart</name>
    <message>
        <source>添加(&amp;A)</source>
        <translation>&amp;Add</translation>
    </message>
    <message>
        <source>添加志愿者 (Ctrl+N)</source>
        <translation>Add volunteer (Ctrl+N)</translation>
    </message>
    <message>
        <source>花名册还是空的</source>
        <translation>The roster is still empty</translation>
    </message>
    <message>
        <source>导入花名册(&amp;I)…</source>
        <translation>&amp;Import roster...</translation>
    </message>
    <message>
        <source>手里有 Excel 花名册？导入进来，几千人也只要几秒。没有就按 Ctrl+N 一位一位添加。</source>
        <translation>Do you have an Excel roster? Import it; thousands of people take a few seconds. If not, press Ctrl+N to add people one by one.</translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>填了身份证号，出生日期和性别会自动填上</source>
        <extracomment>What tells whether somebody is in the roster already (domain.md, Same person twice).</extracomment>
        <translation>The ID number fills in birth date and sex</translation>
    </message>
    <message>
        <source>例如 5.12、0512、昨天</source>
        <translation>for example 5.12, 0512, yesterday</translation>
    </message>
    <message>
        <source>已按身份证号填写</source>
        <translation>Filled in from the ID number</translation>
    </message>
    <message>
        <source>不像电话号码，请核对；手机是 11 位</source>
        <translation>This does not look like a phone number; a mobile has 11 figures</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>未成年人</source>
        <translation>Minor</translation>
    </message>
    <message>
        <source>不动就不变。保存后也能撤销。</source>
        <translation>Left alone, it stays. You can undo it after saving.</translation>
    </message>
    <message>
        <source>可能还没满 18 周岁；没满的请填监护人</source>
        <translation>May be under 18; if so enter the guardian</translation>
    </message>
</context>
<context>
    <name>PersonPane</name>
    <message>
        <source>选一个人看详情</source>
        <translation>Choose a person to see more</translation>
    </message>
    <message>
        <source>双击或按 Enter 修改，Ctrl+N 添加</source>
        <translation>Double-click or press Enter to edit, Ctrl+N to add</translation>
    </message>
</context>
<context>
    <name>PersonPicker</name>
    <message>
        <source>输入姓名或首字母，如 zs，按回车加入；也可以粘贴整份名单</source>
        <extracomment>A clipboard may hold a whole book.</extracomment>
        <translation>Name or initials like zs, Enter adds; or paste a whole list</translation>
    </message>
    <message>
        <source>添加参与人员</source>
        <translation>Add participants</translation>
    </message>
</context>
<context>
    <name>PersonView</name>
    <message>
        <source>加入队伍(&amp;T)</source>
        <extracomment>Runs while the whole ID number is to be seen.</extracomment>
        <translation>Join a &amp;team</translation>
    </message>
    <message>
        <source>队伍</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>参加的活动</source>
        <translation>Activities taken part in</translation>
    </message>
    <message>
        <source>修改记录</source>
        <translation>History</translation>
    </message>
    <message>
        <source>{0} 岁</source>
        <translation>aged {0}</translation>
    </message>
    <message>
        <source>证件号码</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>怎样解开(&amp;K)</source>
        <translation>How to unloc&amp;k</translation>
    </message>
    <message>
        <source>到“同步设置”读本站另一台电脑写的配对文件</source>
        <translation>Read the pairing file of the station&apos;s other computer under &quot;Sync settings&quot;</translation>
    </message>
    <message>
        <source>还没有加入队伍</source>
        <translation>In no team yet</translation>
    </message>
    <message>
        <source>退出{0}</source>
        <translation>Leave {0}</translation>
    </message>
    <message>
        <source>没有别的队伍了</source>
        <translation>There are no other teams</translation>
    </message>
    <message>
        <source>还没有参加过活动</source>
        <translation>No activities yet</translation>
    </message>
    <message>
        <source>另有 {0} 个更早的活动</source>
        <translation>Earlier activities: {0}</translation>
    </message>
    <message>
        <source>（空）</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>{0}：{1} → {2}</source>
        <translation>{0}: {1} → {2}</translation>
    </message>
    <message>
        <source>查看(&amp;K)</source>
        <translation>View (&amp;K)</translation>
    </message>
    <message>
        <source>同意</source>
        <translation>Consent</translation>
    </message>
    <message>
        <source>服务时长</source>
        <translation>Service hours</translation>
    </message>
    <message>
        <source>退出队伍</source>
        <translation>Leave the team</translation>
    </message>
    <message>
        <source>谁看过</source>
        <extracomment>Shown in this order where something is known. So long the whole ID number stands on the screen.</extracomment>
        <translation>Who looked</translation>
    </message>
    <message>
        <source>谁看过、导出过、打印过这个人的资料，为什么</source>
        <translation>Who looked at, exported or printed this person&apos;s data, and why</translation>
    </message>
    <message>
        <source>本人可以查阅、复制、更正，也可以要求删除。</source>
        <translation>Everybody may see, copy and correct their data, or have it deleted.</translation>
    </message>
    <message>
        <source>本人信息</source>
        <translation>Own data</translation>
    </message>
    <message>
        <source>显示完整号码；谁看过、为什么会记下来</source>
        <translation>Show the full number; who looked and why is written down</translation>
    </message>
</context>
<context>
    <name>PhotoFlow</name>
    <message>
        <source>上一批照片还在添加，请等它做完</source>
        <translation>The previous photos are still being added, please wait</translation>
    </message>
    <message>
        <source>这个文件夹里没有照片。</source>
        <translation>There are no photos in this folder.</translation>
    </message>
    <message>
        <source>正在添加照片</source>
        <translation>Adding photos</translation>
    </message>
    <message>
        <source>张</source>
        <translation>photos</translation>
    </message>
    <message>
        <source>把照片另存为</source>
        <translation>Save photo as</translation>
    </message>
    <message>
        <source>JPEG 照片 (*.jpg)</source>
        <translation>JPEG photo (*.jpg)</translation>
    </message>
    <message>
        <source>{0}其中 {1} 张看不出拍摄时间。</source>
        <translation>{0}Photos without a date: {1}.</translation>
    </message>
    <message>
        <source>按活动那天记(&amp;J)</source>
        <translation>Use the day of the activity (&amp;J)</translation>
    </message>
    <message>
        <source>也都添加(&amp;J)</source>
        <translation>Add those too (&amp;J)</translation>
    </message>
    <message>
        <source>{0} 张照片记在了活动那天</source>
        <translation>photos that now have the day of the activity: {0}</translation>
    </message>
    <message>
        <source>已停下，没有添加照片。</source>
        <translation>Stopped, no photos added.</translation>
    </message>
    <message>
        <source>照片已存到「{0}」。</source>
        <translation>Photo saved to &quot;{0}&quot;.</translation>
    </message>
    <message>
        <source>拍摄地点已去掉。</source>
        <translation>The location was removed.</translation>
    </message>
    <message>
        <source>粘贴的照片.jpg</source>
        <extracomment>Dark whatever the scheme: pictures are judged on a dark ground.</extracomment>
        <translation>Pasted photo.jpg</translation>
    </message>
    <message>
        <source>{0}文件夹里另有 {1} 张不是那天拍的，或看不出时间。</source>
        <translation>{0}The folder holds {1} more that are not of that day or tell no time.</translation>
    </message>
</context>
<context>
    <name>PhotoFoot</name>
    <message>
        <source>左转</source>
        <translation>Turn left</translation>
    </message>
    <message>
        <source>右转</source>
        <translation>Turn right</translation>
    </message>
    <message>
        <source>封面</source>
        <translation>Cover</translation>
    </message>
    <message>
        <source>看原图</source>
        <translation>See original</translation>
    </message>
    <message>
        <source>写说明</source>
        <translation>Caption</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>点一下写说明（E）</source>
        <translation>Click to write a caption (E)</translation>
    </message>
    <message>
        <source>{0} / {1}</source>
        <translation>{0} / {1}</translation>
    </message>
    <message>
        <source>已是封面</source>
        <translation>Is the cover</translation>
    </message>
    <message>
        <source>设为封面（C）</source>
        <translation>Make it the cover (C)</translation>
    </message>
    <message>
        <source>照片说明</source>
        <translation>Caption</translation>
    </message>
    <message>
        <source>照片说明，按 Enter 保存</source>
        <translation>Caption, Enter saves</translation>
    </message>
    <message>
        <source>{0}（{1}）</source>
        <translation>{0} ({1})</translation>
    </message>
</context>
<context>
    <name>PhotoIntake</name>
    <message>
        <source>选照片(&amp;P)</source>
        <translation>Choose &amp;photos</translation>
    </message>
    <message>
        <source>选文件夹(&amp;F)</source>
        <translation>Choose a &amp;folder</translation>
    </message>
    <message>
        <source>粘贴(&amp;T)</source>
        <translation>Pas&amp;te</translation>
    </message>
    <message>
        <source>照片的拍摄日期</source>
        <translation>Day the photos were taken</translation>
    </message>
    <message>
        <source>剪贴板里没有照片。先复制照片，再按粘贴。</source>
        <translation>No photo in the clipboard. Copy one first, then paste.</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>已选 {0} 张</source>
        <translation>{0} chosen</translation>
    </message>
    <message>
        <source>正在看文件夹里的照片……</source>
        <translation>Looking at the photos of the folder...</translation>
    </message>
    <message>
        <source>也可以把照片或整个手机、微信文件夹拖到这里</source>
        <translation>Or drag photos or a whole phone or WeChat folder here</translation>
    </message>
    <message>
        <source>{0} 张看不出拍摄时间，是哪天拍的？</source>
        <translation>Photos without a date: {0}. Which day were they taken?</translation>
    </message>
    <message>
        <source>这个文件夹里没有照片。</source>
        <translation>There are no photos in this folder.</translation>
    </message>
    <message>
        <source>粘贴的照片 {0}.jpg</source>
        <translation>Pasted photo {0}.jpg</translation>
    </message>
    <message>
        <source>其余的也加入(&amp;M)</source>
        <translation>Add the rest too (&amp;M)</translation>
    </message>
    <message>
        <source>和活动同一天(&amp;N)</source>
        <translation>The day of the activity (&amp;N)</translation>
    </message>
    <message>
        <source>另有 {0} 张不是{1}拍的，或看不出时间，也加入(&amp;M)</source>
        <translation>{0} &amp;more are not of {1} or tell no time, add them too</translation>
    </message>
</context>
<context>
    <name>PhotoModel</name>
    <message>
        <source>照片 {0}：{1}</source>
        <translation>Photo {0}: {1}</translation>
    </message>
</context>
<context>
    <name>PhotoStrip</name>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>放大看(&amp;V)	Enter</source>
        <translation>Enlarge (&amp;V)	Enter</translation>
    </message>
    <message>
        <source>写说明(&amp;E)	F2</source>
        <translation>Caption (&amp;E)	F2</translation>
    </message>
    <message>
        <source>前移(&amp;L)	Alt+←</source>
        <translation>Move left (&amp;L)	Alt+←</translation>
    </message>
    <message>
        <source>后移(&amp;R)	Alt+→</source>
        <translation>Move right (&amp;R)	Alt+→</translation>
    </message>
    <message>
        <source>另存到电脑(&amp;S)……</source>
        <translation>&amp;Save to this PC...</translation>
    </message>
    <message>
        <source>删除(&amp;D)	Delete</source>
        <translation>Delete (&amp;D)	Delete</translation>
    </message>
    <message>
        <source>不能预览</source>
        <translation>No preview</translation>
    </message>
</context>
<context>
    <name>PhotoViewer</name>
    <message>
        <source>照片</source>
        <extracomment>A turn is kept once the clerk has stopped turning; how often a wished original is looked for.</extracomment>
        <translation>Photos</translation>
    </message>
    <message>
        <source>照片 {0}：{1}</source>
        <translation>Photo {0}: {1}</translation>
    </message>
    <message>
        <source>不能显示</source>
        <translation>Cannot be shown</translation>
    </message>
    <message>
        <source>按 E 写说明</source>
        <translation>Press E to write a caption</translation>
    </message>
    <message>
        <source>已设为封面：排在这个活动的第一张。</source>
        <translation>Made the cover: it comes first in this activity.</translation>
    </message>
    <message>
        <source>原图在别的电脑上，已经请县平台取来；到了就显示。</source>
        <translation>The original is on another computer and was asked for from the county; it shows once it is here.</translation>
    </message>
    <message>
        <source>先看着小图，可以接着做别的。</source>
        <translation>Look at the small one meanwhile and go on.</translation>
    </message>
    <message>
        <source>照片已删除，放进了回收站。</source>
        <translation>Photo deleted; it lies in the trash.</translation>
    </message>
    <message>
        <source>撤销(&amp;U)</source>
        <translation>&amp;Undo</translation>
    </message>
</context>
<context>
    <name>PhotoWall</name>
    <message>
        <source>日期不详</source>
        <translation>Day unknown</translation>
    </message>
    <message>
        <source>{0}年{1}月</source>
        <translation>{0}-{1:02d}</translation>
    </message>
</context>
<context>
    <name>PictureFlow</name>
    <message>
        <source>粘贴的照片.jpg</source>
        <translation>Pasted photo.jpg</translation>
    </message>
    <message>
        <source>粘贴的签字单.jpg</source>
        <translation>Pasted sheet.jpg</translation>
    </message>
    <message>
        <source>照片已放好。</source>
        <translation>The photo is in place.</translation>
    </message>
    <message>
        <source>就是这一张，没有改动。</source>
        <translation>It is this photo already; nothing changed.</translation>
    </message>
    <message>
        <source>照片已删除，放进了回收站。</source>
        <translation>Photo deleted; it lies in the trash.</translation>
    </message>
    <message>
        <source>登记了 {0} 份同意。</source>
        <translation>Consents recorded: {0}.</translation>
    </message>
    <message>
        <source>他们已经同意过了，没有新登记。</source>
        <translation>They had consented already; nothing new.</translation>
    </message>
    <message>
        <source>撤回了 {0} 份同意。</source>
        <translation>Consents withdrawn: {0}.</translation>
    </message>
    <message>
        <source>他们没有可撤回的同意。</source>
        <translation>They have no consent to withdraw.</translation>
    </message>
    <message>
        <source>{0} 份同意附上了签字单。</source>
        <translation>The signed sheet was attached; consents: {0}.</translation>
    </message>
</context>
<context>
    <name>PictureTile</name>
    <message>
        <source>照片：{0}</source>
        <translation>Photo: {0}</translation>
    </message>
</context>
<context>
    <name>PiecesBox</name>
    <message>
        <source>按活动</source>
        <extracomment>Rows that are always in sight: of activities, teams or people, and below them of for whom. More than these are scrolled within a list, whatever it stands in. Of the room, beside a stretch of 1.</extracomment>
        <translation>By activity</translation>
    </message>
    <message>
        <source>按队伍</source>
        <translation>By team</translation>
    </message>
    <message>
        <source>按人</source>
        <translation>By person</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>只选没发过的(&amp;N)</source>
        <translation>O&amp;nly those without</translation>
    </message>
    <message>
        <source>给谁</source>
        <translation>For whom</translation>
    </message>
    <message>
        <source>找活动：名称、拼音</source>
        <translation>Find activities: name, pinyin</translation>
    </message>
    <message>
        <source>找队伍</source>
        <translation>Find teams</translation>
    </message>
    <message>
        <source>找人：姓名、拼音、手机号</source>
        <translation>Find people: name, pinyin, mobile</translation>
    </message>
    <message>
        <source>哪些活动</source>
        <translation>Which activities</translation>
    </message>
    <message>
        <source>哪些队伍</source>
        <translation>Which teams</translation>
    </message>
    <message>
        <source>哪些人</source>
        <translation>Which people</translation>
    </message>
    <message>
        <source>给谁：{0} / {1} 份</source>
        <translation>For whom: {0} of {1}</translation>
    </message>
    <message>
        <source>（只列前 {0} 份）</source>
        <translation>(first {0} only)</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>花名册</source>
        <translation>Roster</translation>
    </message>
    <message>
        <source>活动</source>
        <translation>Activities</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>回收站(&amp;T)…</source>
        <translation>&amp;Trash...</translation>
    </message>
    <message>
        <source>同步</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>今日</source>
        <extracomment>The kind of a document, and what prints it. What the screen 活动 shows: records, and lists behind figures of 今日.</extracomment>
        <translation>Today</translation>
    </message>
    <message>
        <source>证书登记簿(&amp;D)…</source>
        <translation>Certificate &amp;register…</translation>
    </message>
    <message>
        <source>查看记录(&amp;K)…</source>
        <translation>Who loo&amp;ked…</translation>
    </message>
</context>
<context>
    <name>PlansFace</name>
    <message>
        <source>月主题</source>
        <extracomment>Lower than this at 100 %, the face scrolls.</extracomment>
        <translation>Monthly themes</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>Projects</translation>
    </message>
    <message>
        <source>系列活动</source>
        <translation>Series</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Organisations</translation>
    </message>
    <message>
        <source>认领一览</source>
        <translation>Claims</translation>
    </message>
</context>
<context>
    <name>Portrait</name>
    <message>
        <source>{0}的照片</source>
        <extracomment>Faces are in the upper part of a picture taken upright.</extracomment>
        <translation>Photo of {0}</translation>
    </message>
    <message>
        <source>{0}还没有照片，可以添加</source>
        <translation>{0} has no photo yet; one can be added</translation>
    </message>
    <message>
        <source>照片：看大图、更换、删除</source>
        <translation>Photo: enlarge, change, delete</translation>
    </message>
    <message>
        <source>添加照片：点一下选文件，也可以拖进来或粘贴</source>
        <translation>Add a photo: press to choose a file, or drop or paste one</translation>
    </message>
    <message>
        <source>看大图(&amp;V)</source>
        <translation>&amp;View large</translation>
    </message>
    <message>
        <source>换一张(&amp;R)…</source>
        <translation>&amp;Replace...</translation>
    </message>
    <message>
        <source>粘贴照片(&amp;P)</source>
        <translation>&amp;Paste a photo</translation>
    </message>
    <message>
        <source>删除照片(&amp;D)	Delete</source>
        <translation>&amp;Delete the photo	Delete</translation>
    </message>
    <message>
        <source>选一张照片</source>
        <translation>Choose a photo</translation>
    </message>
</context>
<context>
    <name>PortraitNote</name>
    <message>
        <source>删除照片</source>
        <translation>Delete the photo</translation>
    </message>
    <message>
        <source>登记同意…</source>
        <translation>Record consent...</translation>
    </message>
    <message>
        <source>还没有登记“照片”同意。照片只在花名册里看，先别上墙、别公示。</source>
        <translation>Consent to photos is not recorded yet. Look at it in the roster only; do not put it up or publish it.</translation>
    </message>
    <message>
        <source>未满 18 周岁，“照片”同意要监护人签；请撤回后写上代签人重登。</source>
        <translation>Under 18: consent to photos must be signed by a guardian; withdraw it and record it anew with the signer.</translation>
    </message>
    <message>
        <source>“照片”同意已于 {0} 撤回，照片不再显示。</source>
        <translation>Consent to photos was withdrawn on {0}; the photo is no longer shown.</translation>
    </message>
    <message>
        <source>本人不愿拍照，照片不显示。</source>
        <translation>This person does not want to be photographed; the photo is not shown.</translation>
    </message>
</context>
<context>
    <name>Poster</name>
    <message>
        <source>新时代文明实践站</source>
        <extracomment>In px at any scale: larger text must not ask for a larger screen.</extracomment>
        <translation>Civic-Practice Station of the New Era</translation>
    </message>
    <message>
        <source>花名册、活动、时长、证书，一处记好。</source>
        <translation>Roster, activities, hours and certificates in one place.</translation>
    </message>
    <message>
        <source>不联网也能用。</source>
        <translation>Works without a network.</translation>
    </message>
    <message>
        <source>资料加密保存在这台电脑上。</source>
        <translation>The data is kept encrypted on this PC.</translation>
    </message>
</context>
<context>
    <name>PrintBar</name>
    <message>
        <source>校正(&amp;J)…</source>
        <extracomment>What the sheet makes other fields; Qt would have its arrows stand out of the line. Sheets a village printer can&apos;t take.</extracomment>
        <translation>Ad&amp;just...</translation>
    </message>
    <message>
        <source>打印(&amp;P)</source>
        <translation>&amp;Print</translation>
    </message>
    <message>
        <source>保存 PDF(&amp;S)</source>
        <translation>&amp;Save PDF</translation>
    </message>
    <message>
        <source>页码写成 1-3,5 这样</source>
        <translation>Write pages like 1-3,5</translation>
    </message>
    <message>
        <source>打印机</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>纸张</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>份数</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>页码</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>用什么纸</source>
        <translation>On what paper</translation>
    </message>
    <message>
        <source>全部，或 1-3,5</source>
        <translation>All, or 1-3,5</translation>
    </message>
    <message>
        <source>打出来偏了？量一量，填几毫米</source>
        <translation>Printing off the mark? Measure and enter the millimetres</translation>
    </message>
    <message>
        <source>这台电脑还没有打印机。可以先保存 PDF，拿到能打印的电脑上去打。</source>
        <translation>No printer on this PC. Save the PDF and print it elsewhere.</translation>
    </message>
    <message>
        <source>白纸连花边</source>
        <translation>Plain paper</translation>
    </message>
    <message>
        <source>有花边的证书纸</source>
        <translation>Bordered paper</translation>
    </message>
    <message>
        <source>没有打印机</source>
        <translation>No printer</translation>
    </message>
    <message>
        <source>这种尺寸请保存 PDF，交给印刷店</source>
        <translation>Save this size as a PDF for a print shop</translation>
    </message>
</context>
<context>
    <name>PrintOptions</name>
    <message>
        <source>打印选项(&amp;K)</source>
        <translation>Print options(&amp;K)</translation>
    </message>
    <message>
        <source>单面</source>
        <translation>One side</translation>
    </message>
    <message>
        <source>双面，长边翻（竖着的纸像翻书）</source>
        <translation>Both sides, turned on the long edge (upright pages like a book)</translation>
    </message>
    <message>
        <source>双面，短边翻（竖着的纸像翻挂历）</source>
        <translation>Both sides, turned on the short edge (upright pages like a wall calendar)</translation>
    </message>
    <message>
        <source>这台打印机不会自动双面打印</source>
        <translation>This printer can&apos;t print both sides by itself</translation>
    </message>
    <message>
        <source>一面打一页</source>
        <translation>One page a side</translation>
    </message>
    <message>
        <source>一面打两页（缩小到七成）</source>
        <translation>Two pages a side (at seven tenths)</translation>
    </message>
    <message>
        <source>双面，长边翻</source>
        <translation>Both sides, long edge</translation>
    </message>
    <message>
        <source>双面，短边翻</source>
        <translation>Both sides, short edge</translation>
    </message>
    <message>
        <source>一面打两页</source>
        <translation>two pages a side</translation>
    </message>
    <message>
        <source>{0} 页用 {1} 张纸</source>
        <translation>pages: {0}, sheets: {1}</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>。</source>
        <translation>.</translation>
    </message>
</context>
<context>
    <name>PrinterSection</name>
    <message>
        <source>打印机</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>套打在买来的证书纸上时，各台打印机会偏一点。先打一张测试页，量一量差多少，在这里填上：正数往右、往下挪，负数往左、往上挪。</source>
        <translation>On pre-printed certificate paper every printer is a little off. Print a test page, measure, and enter the difference here: positive moves right and down, negative left and up.</translation>
    </message>
    <message>
        <source>哪台打印机</source>
        <translation>Which printer</translation>
    </message>
    <message>
        <source>往右挪</source>
        <translation>Move right</translation>
    </message>
    <message>
        <source>往下挪</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>打印测试页(&amp;T)…</source>
        <translation>Print a &amp;test page...</translation>
    </message>
    <message>
        <source>这台电脑还没有装打印机。</source>
        <translation>There is no printer on this PC.</translation>
    </message>
    <message>
        <source>往右挪（毫米）</source>
        <translation>Move right (mm)</translation>
    </message>
    <message>
        <source>往下挪（毫米）</source>
        <translation>Move down (mm)</translation>
    </message>
    <message>
        <source>{0}几毫米</source>
        <translation>{0}, how many millimetres</translation>
    </message>
</context>
<context>
    <name>ProgressPanel</name>
    <message>
        <source>取消(&amp;C)</source>
        <translation>&amp;Cancel</translation>
    </message>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>正在停下……</source>
        <translation>Stopping...</translation>
    </message>
    <message>
        <source>已用 {0}</source>
        <translation>{0} so far</translation>
    </message>
    <message>
        <source>大约还要 {0}</source>
        <translation>about {0} to go</translation>
    </message>
    <message>
        <source>准备中</source>
        <translation>Preparing</translation>
    </message>
    <message>
        <source>{0} 分 {1} 秒</source>
        <translation>{0} min {1} s</translation>
    </message>
    <message>
        <source>{0} 秒</source>
        <translation>{0} s</translation>
    </message>
</context>
<context>
    <name>ProjectsPart</name>
    <message>
        <source>项目</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>认领</source>
        <translation>Claims</translation>
    </message>
    <message>
        <source>活动</source>
        <translation>Activities</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>新建项目(&amp;A)</source>
        <translation>New project (&amp;A)</translation>
    </message>
    <message>
        <source>还没有项目</source>
        <translation>No projects yet</translation>
    </message>
    <message>
        <source>县里发布的项目会自动出现，也可以自己建</source>
        <translation>Projects published by the county appear automatically; you can also create your own</translation>
    </message>
    <message>
        <source>认领（一月一助）</source>
        <translation>Claims (one a month)</translation>
    </message>
    <message>
        <source>认领(&amp;K)</source>
        <translation>Claim (&amp;K)</translation>
    </message>
    <message>
        <source>认领的月份</source>
        <translation>Month of the claim</translation>
    </message>
    <message>
        <source>2026-12</source>
        <translation>2026-12</translation>
    </message>
    <message>
        <source>认领的单位</source>
        <translation>Organisation that claims</translation>
    </message>
    <message>
        <source>单位名称</source>
        <translation>Name of organisation</translation>
    </message>
    <message>
        <source>支持内容</source>
        <translation>Support</translation>
    </message>
    <message>
        <source>支持什么（可不写）</source>
        <translation>What it supports (optional)</translation>
    </message>
    <message>
        <source>活动 {0} 个</source>
        <translation>Activities: {0}</translation>
    </message>
    <message>
        <source>{0} {1} 的认领状态</source>
        <translation>Status of {0}&apos;s claim for {1}</translation>
    </message>
    <message>
        <source>请先写是哪个单位认领。</source>
        <translation>Please enter the organisation that claims it first.</translation>
    </message>
    <message>
        <source>本站</source>
        <translation>This station</translation>
    </message>
    <message>
        <source>{0} {1} 的认领的修改记录</source>
        <translation>History of the claim by {0} for {1}</translation>
    </message>
</context>
<context>
    <name>RecordCard</name>
    <message>
        <source>保存(&amp;S)</source>
        <translation>&amp;Save</translation>
    </message>
    <message>
        <source>删除(&amp;D)</source>
        <translation>&amp;Delete</translation>
    </message>
    <message>
        <source>返回(&amp;B)</source>
        <translation>&amp;Back</translation>
    </message>
    <message>
        <source>选一个看详情</source>
        <translation>Choose one to see more</translation>
    </message>
</context>
<context>
    <name>RecordFinder</name>
    <message>
        <source>姓名、名称或首字母，如 zs</source>
        <extracomment>Names with what tells them apart. Gets what was asked for, and what fits. (who asks, kind, what is typed, its method that gets the answer).</extracomment>
        <translation>Name or initials, such as zs</translation>
    </message>
</context>
<context>
    <name>RecordPane</name>
    <message>
        <source>新添加的{0}</source>
        <translation>The new {0}</translation>
    </message>
    <message>
        <source>「{0}」还没有保存</source>
        <translation>&quot;{0}&quot; is not saved yet</translation>
    </message>
    <message>
        <source>这里填的还没有保存。</source>
        <translation>What you typed here is not saved yet.</translation>
    </message>
    <message>
        <source>放弃修改(&amp;D)</source>
        <translation>&amp;Discard changes</translation>
    </message>
</context>
<context>
    <name>RecordPart</name>
    <message>
        <source>由{0}发布，本站只使用。</source>
        <extracomment>Percent above which an empty list shows no picture, and how high it is then, at 100 %.</extracomment>
        <translation>Published by {0}; the station only uses it.</translation>
    </message>
    <message>
        <source>已保存。</source>
        <translation>Saved.</translation>
    </message>
    <message>
        <source>删除了「{0}」。</source>
        <translation>&quot;{0}&quot; deleted.</translation>
    </message>
</context>
<context>
    <name>RecoverErrands</name>
    <message>
        <source>正在看里面有什么……</source>
        <translation>Looking at what is in it...</translation>
    </message>
    <message>
        <source>正在恢复，请不要拔 U 盘……</source>
        <translation>Restoring, please leave the USB stick in...</translation>
    </message>
    <message>
        <source>正在接手，请不要拔 U 盘……</source>
        <translation>Taking over; leave the stick in…</translation>
    </message>
</context>
<context>
    <name>RecoverView</name>
    <message>
        <source>恢复(&amp;R)</source>
        <translation>&amp;Restore</translation>
    </message>
    <message>
        <source>返回(&amp;B)</source>
        <translation>&amp;Back</translation>
    </message>
    <message>
        <source>将恢复到：{0}</source>
        <translation>Will be restored to: {0}</translation>
    </message>
    <message>
        <source>选择文件(&amp;F)…</source>
        <translation>Choose the &amp;file…</translation>
    </message>
    <message>
        <source>您的姓名</source>
        <translation>Your name</translation>
    </message>
    <message>
        <source>以前的口令、PIN 和恢复单都不再有效</source>
        <translation>Earlier passphrases, PINs and recovery sheets are void</translation>
    </message>
    <message>
        <source>接手码（照抄《接手码》那张纸）</source>
        <translation>Takeover code (from the sheet of that name)</translation>
    </message>
    <message>
        <source>接手(&amp;R)</source>
        <translation>Take ove&amp;r</translation>
    </message>
    <message>
        <source>从备份恢复，或者接手</source>
        <translation>Recover from a backup, or take over</translation>
    </message>
    <message>
        <source>插上存着备份或移交文件的 U 盘，选以 .station 结尾的文件。资料、照片和设置都会恢复，文件不会改动。</source>
        <translation>Plug in the stick with the backup or handover file and choose the file that ends in .station. Data, photos and settings come back; the file is not changed.</translation>
    </message>
    <message>
        <source>选一份备份或移交文件</source>
        <translation>Choose a backup or handover file</translation>
    </message>
    <message>
        <source>备份和移交文件 (*.station *.zip);;所有文件 (*)</source>
        <translation>Backups and handover files (*.station *.zip);;All files (*)</translation>
    </message>
    <message>
        <source>请写您的姓名</source>
        <translation>Please write your name</translation>
    </message>
    <message>
        <source>这份备份的口令，或恢复码</source>
        <translation>Passphrase of this backup, or the recovery code</translation>
    </message>
</context>
<context>
    <name>RecoveryCodeDialog</name>
    <message>
        <source>用恢复单解开证件号</source>
        <extracomment>Letters and digits of a code; blanks and hyphens may stand between them.</extracomment>
        <translation>Unlock ID numbers with the recovery sheet</translation>
    </message>
    <message>
        <source>解开(&amp;U)</source>
        <translation>&amp;Unlock</translation>
    </message>
    <message>
        <source>关闭(&amp;C)</source>
        <translation>&amp;Close</translation>
    </message>
    <message>
        <source>照着恢复单输入恢复码。字母不分大小写，横线和空格可以不输。用本站任何一台电脑最近打印的那张都行；用过以后，那张恢复单照样有效。</source>
        <translation>Type the recovery code from the recovery sheet. Capitals or not makes no difference; hyphens and blanks may be left out. The newest sheet of any of the station&apos;s computers will do, and it stays valid afterwards.</translation>
    </message>
    <message>
        <source>恢复码</source>
        <translation>Recovery code</translation>
    </message>
    <message>
        <source>正在解开证件号</source>
        <translation>Unlocking ID numbers</translation>
    </message>
    <message>
        <source>这个恢复码有一处输错了，请对着恢复单再看一遍。</source>
        <translation>This recovery code has a slip in it; please look at the sheet again.</translation>
    </message>
</context>
<context>
    <name>RecoverySection</name>
    <message>
        <source>恢复单</source>
        <translation>Recovery sheet</translation>
    </message>
    <message>
        <source>打印恢复单(&amp;P)…</source>
        <translation>&amp;Print the recovery sheet...</translation>
    </message>
    <message>
        <source>重新打印就换了一个恢复码，以前的那张打不开本站了（在那以前的备份除外）。</source>
        <translation>Printing again makes a new code; earlier sheets no longer open this station (only backups from before).</translation>
    </message>
    <message>
        <source>还没有打印过恢复单。</source>
        <translation>No recovery sheet has been printed yet.</translation>
    </message>
    <message>
        <source>现在有效的一张是 {0}年{1}月{2}日 打印的。</source>
        <translation>The valid one was printed on {0}-{1:02d}-{2:02d}.</translation>
    </message>
    <message>
        <source>PIN 或口令忘了，照抄恢复单上的恢复码，还能打开；两样都没有，谁也打不开。</source>
        <translation>Where PIN or passphrase is forgotten, the code on the recovery sheet still opens it; without either nobody can.</translation>
    </message>
    <message>
        <source>打印两份：一份锁在柜子里，一份交镇街封存；不要拍照，不要用微信传。</source>
        <translation>Print two: lock one away and give one to the town office, sealed; take no photo of it and don&apos;t send it by WeChat.</translation>
    </message>
    <message>
        <source>将来换了新电脑，还不能只凭现在这张恢复单看到证件号；重新打印一张，再同步一次就可以。</source>
        <translation>On a new computer, ID numbers can&apos;t be seen by the present sheet alone; print it again and sync once, and they can.</translation>
    </message>
</context>
<context>
    <name>Refusals</name>
    <message>
        <source>……等</source>
        <extracomment>How many are named.</extracomment>
        <translation>... and others</translation>
    </message>
    <message>
        <source>有 {0} 条没有改：{1}{2}。</source>
        <translation>{0} were not changed: {1}{2}.</translation>
    </message>
</context>
<context>
    <name>Register</name>
    <message>
        <source>编号</source>
        <extracomment>Keys of the columns that give way where letters are large, and of the one that takes the rest.</extracomment>
        <translation>Number</translation>
    </message>
    <message>
        <source>持证人</source>
        <translation>Holder</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>活动、荣誉或期间</source>
        <translation>Activity, honour or period</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>作废：{0}</source>
        <translation>Void: {0}</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>有编号，没有打出来</source>
        <translation>Numbered, not printed</translation>
    </message>
    <message>
        <source>有效 · 补打 {0} 次</source>
        <translation>In force · printed again: {0}</translation>
    </message>
    <message>
        <source>有效</source>
        <translation>In force</translation>
    </message>
</context>
<context>
    <name>RegisterScreen</name>
    <message>
        <source>证书登记簿</source>
        <extracomment>What 打印 prints once more. Below this width, at 100 %, kind and day are left out.</extracomment>
        <translation>Certificate register</translation>
    </message>
    <message>
        <source>返回打印(&amp;B)</source>
        <translation>&amp;Back to printing</translation>
    </message>
    <message>
        <source>核对二维码(&amp;Q)…</source>
        <translation>Check a &amp;QR code…</translation>
    </message>
    <message>
        <source>再打印(&amp;P)</source>
        <translation>&amp;Print again</translation>
    </message>
    <message>
        <source>作废(&amp;V)…</source>
        <translation>&amp;Void…</translation>
    </message>
    <message>
        <source>看持证人(&amp;R)</source>
        <translation>See ho&amp;lder</translation>
    </message>
    <message>
        <source>看活动(&amp;A)</source>
        <translation>See &amp;activity</translation>
    </message>
    <message>
        <source>按编号、姓名、拼音或活动找</source>
        <translation>Find by number, name, pinyin or activity</translation>
    </message>
    <message>
        <source>在证书登记簿里找</source>
        <translation>Find in the register</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>全部种类</source>
        <translation>All kinds</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>全部状态</source>
        <translation>All states</translation>
    </message>
    <message>
        <source>有效</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>补打过</source>
        <translation>Printed again</translation>
    </message>
    <message>
        <source>没有打出来</source>
        <translation>Not printed</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>{0} 张</source>
        <translation>Certificates: {0}</translation>
    </message>
    <message>
        <source>{0} 张，共 {1} 张</source>
        <translation>Certificates: {0} of {1}</translation>
    </message>
    <message>
        <source>没有符合条件的证书</source>
        <translation>No certificate fits</translation>
    </message>
    <message>
        <source>换个词，或者把条件改成全部。</source>
        <translation>Try another word, or show all kinds and states.</translation>
    </message>
    <message>
        <source>在「打印」里打过证书，编号就登记在这里。</source>
        <translation>Once certificates are printed, their numbers stand here.</translation>
    </message>
    <message>
        <source>还没有登记过证书</source>
        <translation>No certificate yet</translation>
    </message>
    <message>
        <source>作废的不能再打印；要重发，到「打印」里打一张新的</source>
        <translation>A void one can&apos;t be printed again; to replace it, print a new one under Printing</translation>
    </message>
    <message>
        <source>到「打印」里再打这一张，打印次数会记下来</source>
        <translation>Print this one again under Printing; how often is written down</translation>
    </message>
    <message>
        <source>证书 {0} 已作废，编号不再使用。</source>
        <translation>Certificate {0} is void; its number is not used again.</translation>
    </message>
    <message>
        <source>请把纸上的那张收回来。</source>
        <translation>Please take the paper back.</translation>
    </message>
</context>
<context>
    <name>RemovalFlow</name>
    <message>
        <source>删除了 {0} 张照片。</source>
        <translation>Photos deleted: {0}.</translation>
    </message>
    <message>
        <source>删除了 {0} 个活动，时长已一并退回。</source>
        <translation>Activities deleted: {0}; their hours are taken back too.</translation>
    </message>
    <message>
        <source>撤销(&amp;U)</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>已经恢复</source>
        <translation>Restored</translation>
    </message>
</context>
<context>
    <name>RenewKeyDialog</name>
    <message>
        <source>更换证件号的钥匙</source>
        <translation>Change the key of ID numbers</translation>
    </message>
    <message>
        <source>更换(&amp;R)</source>
        <translation>&amp;Change</translation>
    </message>
    <message>
        <source>不换(&amp;C)</source>
        <translation>&amp;Leave it</translation>
    </message>
    <message>
        <source>关闭(&amp;C)</source>
        <translation>&amp;Close</translation>
    </message>
    <message>
        <source>有人离开，而他拿过恢复单、配对文件或这个站的备份，就换一把钥匙：往后记的证件号等个人信息，用旧钥匙打不开。以前的那些，他若留有副本，仍看得到。
换了以后，以前的恢复单不能再给新电脑用，要重新打印；本站别的电脑要重新配对，在那以前看不到证件号。</source>
        <translation>When somebody leaves who held a recovery sheet, a pairing file or a backup of this station, change the key: ID numbers and other personal details entered from then on do not open with the old one. What was there before stays readable in copies they kept.
Afterwards older recovery sheets are of no use for a new computer and must be printed again; the station&apos;s other computers must be paired again, and see no ID numbers until then.</translation>
    </message>
    <message>
        <source>正在更换钥匙</source>
        <translation>Changing the key</translation>
    </message>
</context>
<context>
    <name>RenewingWindow</name>
    <message>
        <source>正在更换密钥</source>
        <translation>Making a new key</translation>
    </message>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>正在更换密钥……</source>
        <translation>Making a new key…</translation>
    </message>
    <message>
        <source>资料没有变。换好以后窗口会自己打开，请不要关电脑。</source>
        <translation>The records do not change. The window opens by itself afterwards; please leave the PC on.</translation>
    </message>
</context>
<context>
    <name>ReportView</name>
    <message>
        <source>保存待更正的行(&amp;T)…</source>
        <extracomment>Up to so many lines, long reasons wrap: rows that grow are measured one by one. Rows in sight at least, the heads among them.</extracomment>
        <translation>Save &amp;the rows to correct...</translation>
    </message>
    <message>
        <source>没有要改的，可以放心导入</source>
        <translation>Nothing to correct, go ahead</translation>
    </message>
    <message>
        <source>需更正 {0}</source>
        <translation>To correct: {0}</translation>
    </message>
    <message>
        <source>请看一眼 {0}</source>
        <translation>Please look: {0}</translation>
    </message>
    <message>
        <source>说明 {0}</source>
        <translation>Remarks: {0}</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>New</translation>
    </message>
    <message>
        <source>更新</source>
        <translation>Updated</translation>
    </message>
    <message>
        <source>没有变化</source>
        <translation>Unchanged</translation>
    </message>
    <message>
        <source>需更正（不导入）</source>
        <translation>To correct (not imported)</translation>
    </message>
    <message>
        <source>要看的内容</source>
        <translation>What to look at</translation>
    </message>
    <message>
        <source>新增 {0:,} · 更新 {1:,} · 没有变化 {2:,} · 需更正 {3:,}</source>
        <translation>{0:,} new · {1:,} updated · {2:,} unchanged · {3:,} to correct</translation>
    </message>
</context>
<context>
    <name>RetentionDialog</name>
    <message>
        <source>到期的个人资料</source>
        <translation>Personal data that is due</translation>
    </message>
    <message>
        <source>资料到期的人</source>
        <translation>People whose data is due</translation>
    </message>
    <message>
        <source>再留一年(&amp;K)</source>
        <translation>&amp;Keep for another year</translation>
    </message>
    <message>
        <source>永久删除个人资料，不能撤销(&amp;E)</source>
        <translation>D&amp;elete personal data for good; can&apos;t be undone</translation>
    </message>
    <message>
        <source>为什么（会记下来，不要写姓名）</source>
        <translation>Why (it is written down; no names)</translation>
    </message>
    <message>
        <source>取消(&amp;C)</source>
        <translation>&amp;Cancel</translation>
    </message>
    <message>
        <source>{0}&#x3000;{1} 退出</source>
        <translation>{0}&#x3000;left {1}</translation>
    </message>
    <message>
        <source>{0}&#x3000;{1} 申请，没有入册</source>
        <translation>{0}&#x3000;applied {1}, never taken on</translation>
    </message>
    <message>
        <source>退出多年、申请了没入册的人，资料用不着就该删除；时长仍在合计里。</source>
        <translation>Data of people who left years ago or never joined should go once it is not needed; hours stay in the totals.</translation>
    </message>
    <message>
        <source>办理(&amp;D)</source>
        <translation>&amp;Do it</translation>
    </message>
    <message>
        <source>永久删除(&amp;D)</source>
        <translation>&amp;Delete for good</translation>
    </message>
    <message>
        <source>再留一年(&amp;D)</source>
        <translation>Keep another &amp;year</translation>
    </message>
</context>
<context>
    <name>RetentionFlow</name>
    <message>
        <source>{0} 人的个人资料已删除。</source>
        <translation>People whose personal data was deleted: {0}.</translation>
    </message>
    <message>
        <source>{0} 人的资料再留一年。</source>
        <translation>Kept for another year, people: {0}.</translation>
    </message>
</context>
<context>
    <name>RetentionYears</name>
    <message>
        <source>资料保留年限</source>
        <translation>How long data is kept</translation>
    </message>
    <message>
        <source>退出的人，资料保留几年后在“今日”提醒处理</source>
        <translation>People who left: years until Today asks what becomes of their data</translation>
    </message>
    <message>
        <source>要求删除的人，证书登记的姓名几年后隐去</source>
        <translation>People who were deleted: years until their name is struck from the certificate register</translation>
    </message>
    <message>
        <source> 年</source>
        <translation> years</translation>
    </message>
</context>
<context>
    <name>RhythmWords</name>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>每周{0}</source>
        <translation>Every {0}</translation>
    </message>
    <message>
        <source>每月{0}日</source>
        <translation>Monthly on day {0}</translation>
    </message>
    <message>
        <source>逢{0}（公历）</source>
        <translation>Days ending in {0}</translation>
    </message>
    <message>
        <source>农历每月{0}</source>
        <translation>Lunar month, day {0}</translation>
    </message>
    <message>
        <source>农历逢{0}</source>
        <translation>Lunar days ending in {0}</translation>
    </message>
</context>
<context>
    <name>RightsFlow</name>
    <message>
        <source>{0}的全部资料.json</source>
        <translation>all about {0}.json</translation>
    </message>
    <message>
        <source>导出全部资料</source>
        <translation>Export everything</translation>
    </message>
    <message>
        <source>JSON 文件 (*.json)</source>
        <translation>JSON file (*.json)</translation>
    </message>
    <message>
        <source>已写成「{0}」，里面有完整的证件号码，没有加密，请交给本人。</source>
        <translation>Written to “{0}”. It holds the whole ID number and is not encrypted: hand it to the person.</translation>
    </message>
    <message>
        <source>个人资料已删除；时长和次数还在合计里。</source>
        <translation>Personal data deleted; hours and counts are still in the sums.</translation>
    </message>
</context>
<context>
    <name>RightsMenu</name>
    <message>
        <source>办理(&amp;R)</source>
        <translation>&amp;Requests</translation>
    </message>
    <message>
        <source>本人信息</source>
        <translation>Own data</translation>
    </message>
    <message>
        <source>本人要查阅、复制、更正、删除自己的资料时</source>
        <translation>When somebody asks to see, copy, correct or delete their own data</translation>
    </message>
    <message>
        <source>打印全部资料(&amp;P)…</source>
        <translation>&amp;Print everything…</translation>
    </message>
    <message>
        <source>导出全部资料(&amp;X)…</source>
        <translation>E&amp;xport everything…</translation>
    </message>
    <message>
        <source>更正(&amp;C)</source>
        <translation>&amp;Correct</translation>
    </message>
    <message>
        <source>打印更正回执(&amp;T)…</source>
        <translation>Print correction &amp;receipt…</translation>
    </message>
    <message>
        <source>删除个人资料(&amp;D)…</source>
        <translation>&amp;Delete personal data…</translation>
    </message>
</context>
<context>
    <name>RosterColumns</name>
    <message>
        <source>队伍</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>年龄</source>
        <translation>Age</translation>
    </message>
    <message>
        <source>农户</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>志愿者列表</source>
        <extracomment>By how the words of a consent begin. Facets of people whose absence is looked for, in the order of need. Fields of people with the width of their column: those shown at first, and all others.</extracomment>
        <translation>List of volunteers</translation>
    </message>
    <message>
        <source>人</source>
        <translation>people</translation>
    </message>
    <message>
        <source>在花名册里找</source>
        <translation>Find in the roster</translation>
    </message>
    <message>
        <source>同意情况</source>
        <translation>Consents</translation>
    </message>
    <message>
        <source>队长</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>人数</source>
        <translation>People</translation>
    </message>
    <message>
        <source>上级队伍</source>
        <translation>Parent team</translation>
    </message>
    <message>
        <source>队伍列表</source>
        <translation>List of teams</translation>
    </message>
    <message>
        <source>支队伍</source>
        <translation>teams</translation>
    </message>
    <message>
        <source>在队伍里找</source>
        <translation>Find in the teams</translation>
    </message>
    <message>
        <source>新添加的在前</source>
        <translation>Newest first</translation>
    </message>
    <message>
        <source>户主</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>人口</source>
        <translation>People</translation>
    </message>
    <message>
        <source>志愿者</source>
        <translation>Volunteers</translation>
    </message>
    <message>
        <source>农户列表</source>
        <translation>List of households</translation>
    </message>
    <message>
        <source>户</source>
        <translation>households</translation>
    </message>
    <message>
        <source>在农户里找</source>
        <translation>Find in the households</translation>
    </message>
    <message>
        <source>户名按拼音</source>
        <translation>Household by pinyin</translation>
    </message>
    <message>
        <source>户名按笔画</source>
        <translation>Household by strokes</translation>
    </message>
    <message>
        <source>姓名按拼音</source>
        <translation>Name by pinyin</translation>
    </message>
    <message>
        <source>姓名按笔画</source>
        <translation>Name by strokes</translation>
    </message>
    <message>
        <source>加入队伍</source>
        <translation>Joined a team</translation>
    </message>
    <message>
        <source>签字单</source>
        <translation>Signed sheet</translation>
    </message>
    <message>
        <source>服务时长</source>
        <translation>Hours</translation>
    </message>
    <message>
        <source>已同意</source>
        <translation>Given</translation>
    </message>
    <message>
        <source>已撤回</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>没登记</source>
        <translation>Not recorded</translation>
    </message>
    <message>
        <source>有</source>
        <translation>Kept</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>None</translation>
    </message>
</context>
<context>
    <name>RosterScreen</name>
    <message>
        <source>添加(&amp;A)</source>
        <translation>&amp;Add</translation>
    </message>
    <message>
        <source>花名册</source>
        <extracomment>Key of a face -&gt; kinds of records that are shown there. Narrower than this at 100 %, title and count give way to the tabs. Keys of its faces, the first in sight first.</extracomment>
        <translation>Roster</translation>
    </message>
    <message>
        <source>返回列表(&amp;B)</source>
        <translation>&amp;Back to the list</translation>
    </message>
    <message>
        <source>导入(&amp;I)…</source>
        <translation>&amp;Import...</translation>
    </message>
    <message>
        <source>从 Excel 花名册导入 (Ctrl+I)</source>
        <translation>Import an Excel roster (Ctrl+I)</translation>
    </message>
    <message>
        <source>花名册的几种看法</source>
        <translation>Views of the roster</translation>
    </message>
    <message>
        <source>志愿者</source>
        <translation>Volunteers</translation>
    </message>
    <message>
        <source>队伍</source>
        <translation>Teams</translation>
    </message>
    <message>
        <source>农户</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>可能重复</source>
        <translation>Duplicates</translation>
    </message>
    <message>
        <source>同意</source>
        <translation>Consents</translation>
    </message>
    <message>
        <source>受理报名表(&amp;F)…</source>
        <translation>Take in forms(&amp;F)…</translation>
    </message>
    <message>
        <source>把签好的报名表扫描进来，登记人和同意</source>
        <translation>Scan signed application forms; enter people and consents</translation>
    </message>
    <message>
        <source>这是表格。要导入花名册请按“导入”，再把它拖到那一页。</source>
        <translation>This is a table. To import a roster press “Import” and drop it on that page.</translation>
    </message>
    <message>
        <source>「{0}」不是扫描件。报名表请用照片、图片或 PDF 拖进来。</source>
        <translation>“{0}” is not a scan. Please drop application forms as photos, pictures or PDFs.</translation>
    </message>
</context>
<context>
    <name>SampleStrip</name>
    <message>
        <source>删掉示例，用自己的站点(&amp;X)</source>
        <extracomment>What reads tables takes 0.1 s to load, beside which the window paints at half its speed: that the file is being looked at is painted before.</extracomment>
        <translation>Delete the sample, use my own station (&amp;X)</translation>
    </message>
    <message>
        <source>这是示例站点，人和事都是编的，随便试，不影响您自己的资料。</source>
        <translation>This is a sample station: people and events are made up. Try anything; your own data is not affected.</translation>
    </message>
</context>
<context>
    <name>SavingDialog</name>
    <message>
        <source>正在退出</source>
        <extracomment>Rows that come along with the ids: what a page shows. The clerk&apos;s first steps come first. A backup that is done by then is not worth a dialog.</extracomment>
        <translation>Quitting</translation>
    </message>
    <message>
        <source>不等了，直接退出(&amp;X)</source>
        <translation>Quit without waiting (&amp;X)</translation>
    </message>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>正在保存备份……</source>
        <translation>Saving the backup...</translation>
    </message>
    <message>
        <source>今天记的都已保存在这台电脑上。备份没做完就退出也不会丢，下次打开会补做。</source>
        <translation>Everything of today is saved on this PC. Quitting before the backup is done loses nothing; it will be made next time.</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>找人、活动、证书、功能：拼音首字母也行 (Ctrl+K)</source>
        <extracomment>What only some screens say: the settings do.</extracomment>
        <translation>Find people, activities, certificates, commands (Ctrl+K)</translation>
    </message>
    <message>
        <source>找人、找活动、找功能</source>
        <translation>Find people, activities and commands</translation>
    </message>
</context>
<context>
    <name>SearchLine</name>
    <message>
        <source>清空</source>
        <extracomment>Lower than this at 100 %, every line counts.</extracomment>
        <translation>Clear</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>{0}</source>
        <extracomment>Values of a facet that are offered: (value, words).</extracomment>
        <translation>{0}</translation>
    </message>
    <message>
        <source>没有勾「{0}」</source>
        <translation>&quot;{0}&quot; not ticked</translation>
    </message>
    <message>
        <source>{0}有 {1}</source>
        <translation>{0} has {1}</translation>
    </message>
    <message>
        <source>{0}在 {1}</source>
        <translation>{0} on {1}</translation>
    </message>
    <message>
        <source>{0}从 {1} 起</source>
        <translation>{0} from {1}</translation>
    </message>
    <message>
        <source>{0}到 {1} 为止</source>
        <translation>{0} until {1}</translation>
    </message>
    <message>
        <source>{0}至少 {1}</source>
        <translation>{0} at least {1}</translation>
    </message>
    <message>
        <source>{0}至多 {1}</source>
        <translation>{0} at most {1}</translation>
    </message>
    <message>
        <source>{0}：{1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>{0}是 {1}</source>
        <translation>{0} is {1}</translation>
    </message>
    <message>
        <source>{0}不是 {1}</source>
        <translation>{0} is not {1}</translation>
    </message>
    <message>
        <source>{0}里有“{1}”</source>
        <translation>{0} contains &quot;{1}&quot;</translation>
    </message>
    <message>
        <source>没有{0}</source>
        <translation>without {0}</translation>
    </message>
    <message>
        <source>有{0}</source>
        <translation>with {0}</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>is missing</translation>
    </message>
    <message>
        <source>有</source>
        <translation>is there</translation>
    </message>
    <message>
        <source>是</source>
        <translation>is</translation>
    </message>
</context>
<context>
    <name>SeriesPart</name>
    <message>
        <source>系列</source>
        <translation>Series</translation>
    </message>
    <message>
        <source>周期</source>
        <translation>Repeats</translation>
    </message>
    <message>
        <source>下一次</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>活动</source>
        <translation>Activities</translation>
    </message>
    <message>
        <source>新建系列(&amp;A)</source>
        <translation>New series (&amp;A)</translation>
    </message>
    <message>
        <source>还没有系列活动</source>
        <translation>No series of activities yet</translation>
    </message>
    <message>
        <source>一周一课、逢四说事、农历逢集，写一次周期，以后一按就排好</source>
        <translation>A weekly lesson, a market day of the lunar calendar: say once how it repeats, then one press plans it</translation>
    </message>
    <message>
        <source>接下来没有轮到的日子，请看看周期和起止日期。</source>
        <translation>No dates are coming up; please check how it repeats and its first and last day.</translation>
    </message>
    <message>
        <source>排几次</source>
        <translation>How many times</translation>
    </message>
    <message>
        <source>排进计划(&amp;K)</source>
        <translation>Add to the plan (&amp;K)</translation>
    </message>
    <message>
        <source>按周期把接下来几次活动加进计划，一次撤销就能收回</source>
        <translation>Adds the next activities of the series to the plan; one undo takes them back</translation>
    </message>
    <message>
        <source>接下来</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>次</source>
        <translation>times</translation>
    </message>
    <message>
        <source>还没排的日子</source>
        <translation>Days not planned yet</translation>
    </message>
    <message>
        <source>排好了 {0} 次活动，{1} 到 {2}。</source>
        <translation>Activities planned: {0}, from {1} to {2}.</translation>
    </message>
    <message>
        <source>撤销(&amp;U)</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>排的活动已经收回。</source>
        <translation>The planned activities are taken back.</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>本站</source>
        <translation>This station</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Clerks</translation>
    </message>
    <message>
        <source>备份</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>体检</source>
        <translation>Check-up</translation>
    </message>
    <message>
        <source>显示</source>
        <translation>Display</translation>
    </message>
    <message>
        <source>文件与关于</source>
        <translation>Files and about</translation>
    </message>
    <message>
        <source>设置的各部分</source>
        <translation>Sections of the settings</translation>
    </message>
    <message>
        <source>本站资料已保存</source>
        <translation>Station facts saved</translation>
    </message>
    <message>
        <source>文书已保存</source>
        <translation>Clerk saved</translation>
    </message>
    <message>
        <source>已删除一位文书。</source>
        <translation>A clerk was deleted.</translation>
    </message>
    <message>
        <source>撤销(&amp;U)</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>已经恢复</source>
        <translation>Restored</translation>
    </message>
    <message>
        <source>正在体检</source>
        <translation>Check-up</translation>
    </message>
    <message>
        <source>项</source>
        <translation>items</translation>
    </message>
    <message>
        <source>恢复单</source>
        <translation>Recovery sheet</translation>
    </message>
    <message>
        <source>打印机</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>回收站</source>
        <translation>Trash</translation>
    </message>
    <message>
        <source>上次没有保存的站点资料还在，接着填就行。</source>
        <translation>The station facts that were not saved last time are still here, go on.</translation>
    </message>
    <message>
        <source>同步与流量</source>
        <translation>Sync and data use</translation>
    </message>
    <message>
        <source>有一位文书的改动还没有保存</source>
        <translation>Changes to a clerk have not been saved yet</translation>
    </message>
    <message>
        <source>交接</source>
        <translation>Handover</translation>
    </message>
    <message>
        <source>查看记录</source>
        <translation>Who looked</translation>
    </message>
</context>
<context>
    <name>SettingsView</name>
    <message>
        <source>县平台</source>
        <translation>County platform</translation>
    </message>
    <message>
        <source>接入县平台(&amp;J)…</source>
        <translation>&amp;Join a county...</translation>
    </message>
    <message>
        <source>改网址(&amp;A)…</source>
        <translation>Change &amp;address...</translation>
    </message>
    <message>
        <source>已接入{0}。</source>
        <translation>Joined to {0}.</translation>
    </message>
    <message>
        <source>网址是 {0}</source>
        <translation>Its address is {0}</translation>
    </message>
    <message>
        <source>没有写网址，现在用文件传送；能上网了，就写上网址。</source>
        <translation>No address: syncing by files. Enter one once there is a network.</translation>
    </message>
    <message>
        <source>还没有接入。县里给了加入码就可以接入。</source>
        <translation>Not joined yet. You can join once the county has given you a joining code.</translation>
    </message>
    <message>
        <source>
县里停用了这台电脑；有了新的加入码就可以再接入。</source>
        <translation>
The county has switched this PC off; it can join again with a new code.</translation>
    </message>
    <message>
        <source>用新的加入码接入(&amp;J)…</source>
        <translation>&amp;Join with a new joining code...</translation>
    </message>
    <message>
        <source>写网址(&amp;A)…</source>
        <translation>Enter &amp;address...</translation>
    </message>
</context>
<context>
    <name>SheetFlow</name>
    <message>
        <source>正在认签到表</source>
        <extracomment>Of more pictures at once, put on an activity&apos;s page, none is looked at for a code: a telephone&apos;s photos of the day are no sheets, and each look takes as long as taking one in.</extracomment>
        <translation>Reading sign-in sheets</translation>
    </message>
    <message>
        <source>个文件</source>
        <translation>files</translation>
    </message>
    <message>
        <source>正在附上签到表</source>
        <translation>Attaching sign-in sheets</translation>
    </message>
    <message>
        <source>页</source>
        <translation>pages</translation>
    </message>
    <message>
        <source>「{0}」{1} 页</source>
        <translation>“{0}” (pages: {1})</translation>
    </message>
    <message>
        <source>签到表已附上：{0}。</source>
        <translation>Sign-in sheets attached: {0}.</translation>
    </message>
    <message>
        <source>这些签到表以前就附上了。</source>
        <translation>These sign-in sheets were attached before.</translation>
    </message>
    <message>
        <source>没有附上签到表。</source>
        <translation>No sign-in sheet was attached.</translation>
    </message>
    <message>
        <source>去看看(&amp;G)</source>
        <translation>&amp;Go and see</translation>
    </message>
    <message>
        <source>以前就有的：{0}。</source>
        <translation>There before: {0}.</translation>
    </message>
    <message>
        <source>已停下。已经附上的还在。</source>
        <translation>Stopped. What was attached is still there.</translation>
    </message>
    <message>
        <source>上一批签到表还在处理，请等它做完</source>
        <translation>The sheets before are still being taken in; please wait</translation>
    </message>
    <message>
        <source>选签到表的扫描件或照片（可以按住 Ctrl 选多张）</source>
        <translation>Choose scans or photos of sign-in sheets (hold Ctrl for several)</translation>
    </message>
</context>
<context>
    <name>SheetView</name>
    <message>
        <source>报名表的扫描件</source>
        <translation>Scan of the form</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>快捷键</source>
        <extracomment>What a column takes with the space behind it, and the dialog round them, at 100 %. Round what scrolls: room for the frame of the keyboard. Of the keys: the words behind them begin in one line.</extracomment>
        <translation>Shortcuts</translation>
    </message>
    <message>
        <source>处处可用</source>
        <translation>Everywhere</translation>
    </message>
    <message>
        <source>关闭(&amp;C)</source>
        <translation>&amp;Close</translation>
    </message>
    <message>
        <source>上一条、下一条</source>
        <translation>Previous, next record</translation>
    </message>
    <message>
        <source>删除（可以撤销）</source>
        <translation>Delete (can be undone)</translation>
    </message>
    <message>
        <source>到下一个控件</source>
        <translation>To the next control</translation>
    </message>
    <message>
        <source>Alt+字母</source>
        <translation>Alt+letter</translation>
    </message>
    <message>
        <source>按下带下划线的按钮</source>
        <translation>Press the button with that letter underlined</translation>
    </message>
    <message>
        <source>列表</source>
        <translation>Lists</translation>
    </message>
    <message>
        <source>表单</source>
        <translation>Forms</translation>
    </message>
    <message>
        <source>月历</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>打印预览</source>
        <translation>Print preview</translation>
    </message>
    <message>
        <source>按钮和消息</source>
        <translation>Buttons and messages</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>就地修改</source>
        <translation>Edit in place</translation>
    </message>
    <message>
        <source>一连选几条</source>
        <translation>Select several in a row</translation>
    </message>
    <message>
        <source>Ctrl+点击</source>
        <translation>Ctrl+click</translation>
    </message>
    <message>
        <source>再选一条</source>
        <translation>Select one more</translation>
    </message>
    <message>
        <source>全选</source>
        <translation>Select all</translation>
    </message>
    <message>
        <source>复制，可贴进 Excel、WPS</source>
        <translation>Copy, for Excel or WPS</translation>
    </message>
    <message>
        <source>粘贴从 Excel 复制的格子</source>
        <translation>Paste cells copied in Excel</translation>
    </message>
    <message>
        <source>到下一格</source>
        <translation>To the next field</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>在名单里：粘贴接龙、一列名字</source>
        <translation>In the list of people: paste names</translation>
    </message>
    <message>
        <source>在纪实里：放进一句短语</source>
        <translation>In the story: insert a phrase</translation>
    </message>
    <message>
        <source>在纪实里：放进上次写的</source>
        <translation>In the story: insert last time&apos;s</translation>
    </message>
    <message>
        <source>放弃这张表单</source>
        <translation>Cancel this form</translation>
    </message>
    <message>
        <source>前一天、后一天、上周、下周</source>
        <translation>Previous or next day, week before, week after</translation>
    </message>
    <message>
        <source>上个月、下个月</source>
        <translation>Previous, next month</translation>
    </message>
    <message>
        <source>回到今天</source>
        <translation>Back to today</translation>
    </message>
    <message>
        <source>打开那一天</source>
        <translation>Open that day</translation>
    </message>
    <message>
        <source>放大到全屏</source>
        <translation>Enlarge to full screen</translation>
    </message>
    <message>
        <source>上一张、下一张</source>
        <translation>Previous, next photo</translation>
    </message>
    <message>
        <source>往前、往后挪</source>
        <translation>Move forward, move back</translation>
    </message>
    <message>
        <source>离开全屏</source>
        <translation>Leave full screen</translation>
    </message>
    <message>
        <source>放大、缩小</source>
        <translation>Larger, smaller</translation>
    </message>
    <message>
        <source>收起消息、帮助</source>
        <translation>Close message or help</translation>
    </message>
    <message>
        <source>右击表头</source>
        <translation>Right-click a heading</translation>
    </message>
    <message>
        <source>按拼音、笔画排；藏起一栏</source>
        <translation>Sort by pinyin or strokes; hide a column</translation>
    </message>
    <message>
        <source>在活动页：修改</source>
        <translation>On an activity: edit</translation>
    </message>
    <message>
        <source>在活动页：回到列表</source>
        <translation>On an activity: back to the list</translation>
    </message>
    <message>
        <source>全屏时：写说明</source>
        <translation>Full screen: caption</translation>
    </message>
    <message>
        <source>全屏时：往左、往右转</source>
        <translation>Full screen: turn left, turn right</translation>
    </message>
    <message>
        <source>全屏时：作封面</source>
        <translation>Full screen: make it the cover</translation>
    </message>
    <message>
        <source>全屏时：看原图</source>
        <translation>Full screen: see the original</translation>
    </message>
    <message>
        <source>全屏时：放大、缩小、合适</source>
        <translation>Full screen: larger, smaller, fit</translation>
    </message>
    <message>
        <source>拿起计划</source>
        <translation>Pick up the plan</translation>
    </message>
    <message>
        <source>放到这一天</source>
        <translation>Put it on this day</translation>
    </message>
    <message>
        <source>放下，不挪了</source>
        <translation>Put it back</translation>
    </message>
    <message>
        <source>到下一个页签</source>
        <translation>To the next tab</translation>
    </message>
    <message>
        <source>到上一个页签</source>
        <translation>To the previous tab</translation>
    </message>
    <message>
        <source>全屏时：撤销</source>
        <translation>Full screen: undo</translation>
    </message>
    <message>
        <source>全屏时：第一张、最后一张</source>
        <translation>Full screen: first, last photo</translation>
    </message>
</context>
<context>
    <name>SignedBox</name>
    <message>
        <source>不加入队伍</source>
        <extracomment>Between one box and the next; less, and a box seems to belong to the words before it.</extracomment>
        <translation>No team</translation>
    </message>
    <message>
        <source>表上勾了“同意”的</source>
        <translation>Ticked “agree” on the form</translation>
    </message>
    <message>
        <source>本人同意就空着；未成年人写监护人</source>
        <translation>Leave empty if they signed themselves; the guardian for minors</translation>
    </message>
    <message>
        <source>签字日期</source>
        <translation>Signed on</translation>
    </message>
    <message>
        <source>代签人</source>
        <translation>Signed by</translation>
    </message>
    <message>
        <source>想加入的队伍</source>
        <translation>Wishes to join</translation>
    </message>
</context>
<context>
    <name>StateCard</name>
    <message>
        <source>同步进度</source>
        <extracomment>Below this width, at 100 %, the buttons stand below the words.</extracomment>
        <translation>Progress of sync</translation>
    </message>
    <message>
        <source>现在同步(&amp;S)</source>
        <translation>&amp;Sync now</translation>
    </message>
    <message>
        <source>停下(&amp;X)</source>
        <translation>Stop (&amp;X)</translation>
    </message>
    <message>
        <source>接入县平台(&amp;J)…</source>
        <translation>&amp;Join a county...</translation>
    </message>
    <message>
        <source>用新的加入码接入(&amp;J)…</source>
        <translation>&amp;Join with a new joining code...</translation>
    </message>
    <message>
        <source>打开登录页(&amp;L)</source>
        <translation>Open the &amp;login page</translation>
    </message>
    <message>
        <source>改网址(&amp;A)…</source>
        <translation>Change &amp;address...</translation>
    </message>
    <message>
        <source>已传 {0} / {1} 项</source>
        <translation>{0} of {1} sent</translation>
    </message>
    <message>
        <source>内容都送到了，正在传照片：{0} / {1} 张</source>
        <translation>All records have been sent; sending photos: {0} of {1}</translation>
    </message>
    <message>
        <source>正在停下……已传的都算数，下次接着传。</source>
        <translation>Stopping... what was sent counts; the rest follows next time.</translation>
    </message>
    <message>
        <source>U 盘传送(&amp;T)</source>
        <translation>S&amp;tick transfer</translation>
    </message>
    <message>
        <source>已传 {0} 项，还在接着传……</source>
        <translation>{0} transferred, more is coming…</translation>
    </message>
</context>
<context>
    <name>StationKeys</name>
    <message>
        <source>没有人用时自动锁定</source>
        <translation>Lock by itself when unused</translation>
    </message>
    <message>
        <source>{0} 分钟以后</source>
        <translation>After {0} min</translation>
    </message>
    <message>
        <source>不自动锁定</source>
        <translation>Never by itself</translation>
    </message>
    <message>
        <source>有一位已删除的文书还留着 PIN 或口令，打得开本站：请收回。</source>
        <translation>A deleted clerk still has a PIN or passphrase and can open the station: please take it back.</translation>
    </message>
    <message>
        <source>收回(&amp;K)…</source>
        <translation>Take back (&amp;K)…</translation>
    </message>
    <message>
        <source>更换密钥(&amp;W)…</source>
        <translation>New station key (&amp;W)…</translation>
    </message>
    <message>
        <source>以前的 PIN、口令和密钥拷贝都打不开今后的资料</source>
        <translation>Old PINs, passphrases and copies of the key open nothing made from now on</translation>
    </message>
    <message>
        <source>最近一次有人输错：{0}。</source>
        <translation>Wrong tries last told of: {0}.</translation>
    </message>
    <message>
        <source>密钥该换了，下次打开时会自动换。</source>
        <translation>A new key is due; it is made at the next opening.</translation>
    </message>
    <message>
        <source>锁定和密钥</source>
        <translation>Lock and key</translation>
    </message>
    <message>
        <source>也可以随时按 Ctrl+L 锁定。</source>
        <translation>Ctrl+L locks at any time.</translation>
    </message>
</context>
<context>
    <name>StationSection</name>
    <message>
        <source>保存(&amp;S)</source>
        <extracomment>Longer lines are hard to read. What a form leaves free at the right of its fields.</extracomment>
        <translation>&amp;Save</translation>
    </message>
    <message>
        <source>区划代码 {0}（建站时定下）</source>
        <translation>Division code {0} (fixed when the station was created)</translation>
    </message>
    <message>
        <source>本站</source>
        <translation>This station</translation>
    </message>
    <message>
        <source>写全称，例如 石桥村新时代文明实践站；打印时用这个名字</source>
        <translation>The full name, which ends in 新时代文明实践站; it is used on prints</translation>
    </message>
    <message>
        <source>落在制度和证书最后的单位；不写就用站名</source>
        <translation>The body that signs rules and certificates; left empty, the station&apos;s name is used</translation>
    </message>
    <message>
        <source>多数站没有自己的公章：写村党组织、村委会或镇街所</source>
        <translation>Most stations have no seal of their own: enter the body whose seal is used</translation>
    </message>
    <message>
        <source>有活动品牌就写，例如 石桥夜话</source>
        <translation>If your activities have a brand name, for example Stonebridge evening talks</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>看同步的情况（F5）</source>
        <translation>See the state of sync (F5)</translation>
    </message>
    <message>
        <source>后台工作进度</source>
        <translation>Progress of background work</translation>
    </message>
    <message>
        <source>正在保存……</source>
        <translation>Saving...</translation>
    </message>
    <message>
        <source>只能查看，不能保存</source>
        <translation>View only, nothing can be saved</translation>
    </message>
    <message>
        <source>同步：{0}</source>
        <translation>Sync: {0}</translation>
    </message>
    <message>
        <source>{0} · 该备份到 U 盘了</source>
        <translation>{0} · time to back up to USB</translation>
    </message>
    <message>
        <source>正在自动备份……</source>
        <translation>Backing up...</translation>
    </message>
    <message>
        <source>还没有备份</source>
        <translation>No backup yet</translation>
    </message>
    <message>
        <source>备份 今天</source>
        <translation>Backed up today</translation>
    </message>
    <message>
        <source>备份 昨天</source>
        <translation>Backed up yesterday</translation>
    </message>
    <message>
        <source>备份 {0} 天前</source>
        <translation>Days since the last backup: {0}</translation>
    </message>
    <message>
        <source>资料都在这台电脑上</source>
        <extracomment>Work shorter than this is not worth a flicker.</extracomment>
        <translation>Records are on this PC</translation>
    </message>
</context>
<context>
    <name>StepList</name>
    <message>
        <source>我们是哪个站</source>
        <translation>Which station is this?</translation>
    </message>
    <message>
        <source>恢复单</source>
        <translation>Recovery sheet</translation>
    </message>
    <message>
        <source>原来的花名册</source>
        <translation>Your existing roster</translation>
    </message>
    <message>
        <source>县平台</source>
        <translation>County platform</translation>
    </message>
    <message>
        <source>第 {0} 步，共 {1} 步：{2}</source>
        <translation>Step {0} of {1}: {2}</translation>
    </message>
    <message>
        <source>我是谁，PIN 或口令</source>
        <translation>Who am I; PIN or passphrase</translation>
    </message>
    <message>
        <source>县平台和加入码</source>
        <extracomment>At 100 %, in sight below what has the keyboard: a sentence may stand there.</extracomment>
        <translation>County platform and code</translation>
    </message>
    <message>
        <source>取来资料</source>
        <translation>Fetch the records</translation>
    </message>
    <message>
        <source>解开证件号</source>
        <translation>Unlock ID numbers</translation>
    </message>
</context>
<context>
    <name>SubjectsBox</name>
    <message>
        <source>如 2026-11</source>
        <extracomment>Kinds of records by what a form is about.</extracomment>
        <translation>For example 2026-11</translation>
    </message>
</context>
<context>
    <name>SyncFiles</name>
    <message>
        <source>网址核对过，保存好了。往后会自动同步。</source>
        <extracomment>So much of a part&apos;s name tells it from all others: both codes and some of its id.</extracomment>
        <translation>The address was checked and saved. It syncs by itself from now on.</translation>
    </message>
    <message>
        <source>写好了：{0}。请拿到另一台电脑上读，口令当面告诉；读完请删掉这个文件。</source>
        <translation>Written: {0}. Please read it on the other computer and tell the passphrase in person; delete the file afterwards.</translation>
    </message>
    <message>
        <source>读好了，这台电脑上能看证件号了。配对文件可以删掉了。</source>
        <translation>Read; ID numbers can be seen on this PC. The pairing file can be deleted.</translation>
    </message>
    <message>
        <source>县里收到以前，这些都还算没送出。</source>
        <translation>Until the county has them they count as not sent.</translation>
    </message>
    <message>
        <source>这里没有传送文件。</source>
        <translation>There are no carried files here.</translation>
    </message>
    <message>
        <source>拷好了 {0} 个文件，放在「{1}」，请带给他们。</source>
        <translation>Files copied to &quot;{1}&quot;: {0}; please take them along.</translation>
    </message>
    <message>
        <source>读好了 {0} 批</source>
        <translation>batches read: {0}</translation>
    </message>
    <message>
        <source>县里确认收到 {0} 项</source>
        <translation>confirmed by the county: {0}</translation>
    </message>
    <message>
        <source>带回 {0} 项新内容</source>
        <translation>new items: {0}</translation>
    </message>
    <message>
        <source>{0} 张照片</source>
        <translation>photos: {0}</translation>
    </message>
    <message>
        <source>{0} 处两边不一样，请您选</source>
        <translation>{0} differ, please choose</translation>
    </message>
    <message>
        <source>{0} 项县里没收，请您看一下</source>
        <translation>{0} were not taken by the county, please look</translation>
    </message>
    <message>
        <source>……</source>
        <translation>...</translation>
    </message>
    <message>
        <source>有一批应有 {0} 个文件，还差第 {1} 个；凑齐了再读，现在没有收下半批。</source>
        <translation>A batch ({0} in all) lacks file number {1}; it is read once it is complete, nothing was taken in.</translation>
    </message>
    <message>
        <source>解开了，这台电脑上能看证件号了。县里没有、回不来的是：没保存的草稿、原来那台电脑自己的设置、没传到县里的照片原图、查看和导出的登记。接着请打印一张新的恢复单，再备份一次。</source>
        <translation>Unlocked: ID numbers can be seen on this computer now. What the county does not have and cannot come back: unsaved drafts, the old computer&apos;s own settings, photo originals that were never sent, the record of who looked and exported. Next, please print a new recovery sheet and make a backup.</translation>
    </message>
    <message>
        <source>换好了，下次同步会用新钥匙把加密的内容重新报一遍。请接着重新打印恢复单，再同步一次；本站还有别的电脑，就给它写一个新的配对文件。</source>
        <translation>Changed. The next sync sends what is encrypted again under the new key. Next, please print the recovery sheet again and sync once more; if the station has another computer, write a new pairing file for it.</translation>
    </message>
    <message>
        <source>写好了：{0} 项改动，{1} 张照片，共 {2}。</source>
        <translation>Written: changes {0}, photos {1}, {2} in all.</translation>
    </message>
    <message>
        <source>请把这 {0} 个文件都带去，少一个也不行；文件名都以 {1} 开头，放在「{2}」。</source>
        <translation>Please take all of the files along, each is needed ({0} in all); their names begin with {1}, in “{2}”.</translation>
    </message>
    <message>
        <source>请把它带去：文件名以 {0} 开头，放在「{1}」。</source>
        <translation>Please take it along: its name begins with {0}, in “{1}”.</translation>
    </message>
    <message>
        <source>地方不够，还有 {0} 张照片没有带上，没有丢。换一个大一点的 U 盘再写，或下次再带。</source>
        <translation>No room for {0} more photos; none is lost. Use a larger stick and write again, or take them next time.</translation>
    </message>
    <message>
        <source>有 {0} 个文件是本站写给县里的，不用读，带去就行。</source>
        <translation>Written here for the county: {0}; just take them there.</translation>
    </message>
    <message>
        <source>有 {0} 个文件是给别的站或县里的，没有打开。</source>
        <translation>For other stations or the county: {0}; not opened.</translation>
    </message>
    <message>
        <source>县里的加入回执也在这里，本站已经接入，不用再读。</source>
        <translation>The county&apos;s reply to the request to join is here, too; this station has joined already.</translation>
    </message>
</context>
<context>
    <name>SyncMapping</name>
    <message>
        <source>这条记录</source>
        <translation>This record</translation>
    </message>
    <message>
        <source>这台电脑</source>
        <translation>this PC</translation>
    </message>
    <message>
        <source>再试一次删除</source>
        <translation>Try to delete again</translation>
    </message>
    <message>
        <source>改好了，再送一次</source>
        <translation>Corrected, send again</translation>
    </message>
    <message>
        <source>不删了，放回来</source>
        <translation>Do not delete, put it back</translation>
    </message>
    <message>
        <source>不送了，改回县里有的样子</source>
        <translation>Do not send, take what the county has</translation>
    </message>
    <message>
        <source>跟着它一起等的：{0}</source>
        <translation>Waits along with it: {0}</translation>
    </message>
    <message>
        <source>县里没收</source>
        <translation>Not taken by the county</translation>
    </message>
    <message>
        <source>请看一下</source>
        <translation>Please look</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Sent back</translation>
    </message>
    <message>
        <source>证书重复</source>
        <translation>Two certificates</translation>
    </message>
    <message>
        <source>时间重叠</source>
        <translation>Hours overlap</translation>
    </message>
    <message>
        <source>一天超时</source>
        <translation>Too many hours in a day</translation>
    </message>
    <message>
        <source>时长过长</source>
        <translation>Too long</translation>
    </message>
    <message>
        <source>没有时长</source>
        <translation>No hours</translation>
    </message>
    <message>
        <source>时长对不上</source>
        <translation>Hours do not add up</translation>
    </message>
    <message>
        <source>前后不一</source>
        <translation>Ends before it starts</translation>
    </message>
    <message>
        <source>选用哪份</source>
        <translation>Which text to use</translation>
    </message>
    <message>
        <source>读不懂</source>
        <translation>Cannot be read</translation>
    </message>
    <message>
        <source>照片没收</source>
        <translation>Photo not taken</translation>
    </message>
    <message>
        <source>等钥匙</source>
        <translation>Waits for the key</translation>
    </message>
    <message>
        <source>日志对不上</source>
        <translation>Log differs</translation>
    </message>
    <message>
        <source>这台电脑的磁盘满了，没有同步成。</source>
        <extracomment>What can be done about a change the county did not take. The county wants this PC no more; a new code is the way back. The clerk stopped it: no trouble, what waits is told anyway. What other PCs, the town or the county have brought about; the rest is the station&apos;s own book-keeping, which the page lists but the status bar does not count. Shown in another way: side by side, or with what the services of their own tell. Kinds that have a page of their own to look at. What stands in the place of a value that cannot be shown.</extracomment>
        <translation>This PC&apos;s disk is full; the sync did not go through.</translation>
    </message>
    <message>
        <source>请清空电脑的回收站，或者删掉不用的大文件；有了空间会自动接着同步。</source>
        <translation>Please empty the recycle bin, or delete large files you do not need; sync goes on by itself once there is room.</translation>
    </message>
</context>
<context>
    <name>SyncScreen</name>
    <message>
        <source>同步</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>同步页上另写的内容还没有用上</source>
        <translation>What you typed on the sync page has not been used yet</translation>
    </message>
    <message>
        <source>撤销(&amp;U)</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>同步设置已保存</source>
        <translation>Sync settings saved</translation>
    </message>
    <message>
        <source>概况</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>两边不同</source>
        <translation>Differences</translation>
    </message>
    <message>
        <source>要处理</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>像同一人</source>
        <translation>Same person?</translation>
    </message>
    <message>
        <source>U 盘传送</source>
        <translation>By USB stick</translation>
    </message>
    <message>
        <source>上报哪些</source>
        <translation>What is reported</translation>
    </message>
    <message>
        <source>同步设置</source>
        <translation>Sync settings</translation>
    </message>
    <message>
        <source>同步的各部分</source>
        <translation>Parts of sync</translation>
    </message>
</context>
<context>
    <name>SyncVerbs</name>
    <message>
        <source>选好了，会告诉另一边。</source>
        <extracomment>More than anybody compares in one sitting; the rest comes when these are done. Whether changes are through and photos go now.</extracomment>
        <translation>Chosen; the other side will be told.</translation>
    </message>
    <message>
        <source>{0} 处都选好了，会告诉另一边。</source>
        <translation>{0} chosen; the other side will be told.</translation>
    </message>
    <message>
        <source>写好了，会告诉另一边。</source>
        <translation>Written; the other side will be told.</translation>
    </message>
    <message>
        <source>放回去了，请重新选。</source>
        <translation>Put back; please choose anew.</translation>
    </message>
    <message>
        <source>下次同步时再送一次。</source>
        <translation>Sent again with the next sync.</translation>
    </message>
    <message>
        <source>不送这一处了，改回了县里有的样子；可以用撤销找回来。</source>
        <translation>Not sent; it is again as the county has it. Undo brings it back.</translation>
    </message>
    <message>
        <source>合并好了，可以随时撤销。</source>
        <translation>Merged; can be undone at any time.</translation>
    </message>
    <message>
        <source>记下了，不是同一人，以后不再问。</source>
        <translation>Noted: not the same person; not asked again.</translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message>
        <source>正在同步……</source>
        <translation>Syncing...</translation>
    </message>
    <message>
        <source>您可以照常做别的事。</source>
        <translation>You can go on working.</translation>
    </message>
    <message>
        <source>还没有同步过</source>
        <translation>Never synced yet</translation>
    </message>
    <message>
        <source>点“现在同步”，和县平台对一次账。</source>
        <translation>Press &quot;Sync now&quot; to compare with the county platform.</translation>
    </message>
    <message>
        <source>本站用文件传送：请到“U 盘传送”写成文件带去。</source>
        <translation>This station syncs by files: write them under &quot;By USB stick&quot;.</translation>
    </message>
    <message>
        <source>已同步到 {0}</source>
        <translation>Synced {0}</translation>
    </message>
    <message>
        <source>这台电脑上的内容，县平台都收到了。</source>
        <translation>The county platform has everything that is on this PC.</translation>
    </message>
    <message>
        <source>{0} 项改动</source>
        <translation>changes ({0})</translation>
    </message>
    <message>
        <source>{0} 张照片（{1}）</source>
        <translation>photos ({0}, {1})</translation>
    </message>
    <message>
        <source>至少 {0}</source>
        <translation>at least {0}</translation>
    </message>
    <message>
        <source>{0}和 {1}</source>
        <translation>{0} and {1}</translation>
    </message>
    <message>
        <source>{0} 张大图</source>
        <translation>large photos ({0})</translation>
    </message>
    <message>
        <source>一些照片</source>
        <translation>some photos</translation>
    </message>
    <message>
        <source>其中 {0} 处证件号等钥匙：请和原来的电脑配对，配好就会送出。</source>
        <translation>ID numbers among them that wait for the key: {0}; pair with the first computer and they are sent.</translation>
    </message>
    <message>
        <source>至少 </source>
        <translation>at least </translation>
    </message>
    <message>
        <source>另有 {0}{1} 张大图，关掉省流量后上传。</source>
        <translation>Large photos sent once data saving is off: {0}{1}.</translation>
    </message>
    <message>
        <source>{0} 字节</source>
        <translation>{0} B</translation>
    </message>
    <message>
        <source>{0}月{1}日 {2}</source>
        <translation>{0}-{1} {2}</translation>
    </message>
    <message>
        <source>{0}年{1}月{2}日</source>
        <translation>{0}-{1}-{2}</translation>
    </message>
    <message>
        <source>还没有接入县平台</source>
        <translation>Not joined to a county yet</translation>
    </message>
    <message>
        <source>不接入也能一直用，资料都在这台电脑上。县里给了加入码以后，点“接入县平台”，以后就会自动上报，不用再抄表。</source>
        <translation>You can work without joining; everything is on this PC. Once the county gives you a joining code, press &quot;Join a county&quot;: reports are then sent automatically.</translation>
    </message>
    <message>
        <source>县里停用了这台电脑，不影响记录</source>
        <translation>Switched off by the county; you can go on recording</translation>
    </message>
    <message>
        <source>县里停用了这台电脑</source>
        <translation>The county has switched this PC off</translation>
    </message>
    <message>
        <source>您记的都好好存在这台电脑上，照常能记、能打印，只是不再上报。要接着上报，请向县里（或镇里）要一个新的加入码，再点“用新的加入码接入”；没送出的会接着送，什么都不会丢。</source>
        <translation>All you recorded is safe on this PC; recording and printing go on, only reports stop. To report again ask the county (or town) for a new code and press &quot;Join with a new code&quot;; what waits is sent then, nothing is lost.</translation>
    </message>
    <message>
        <source>{0} · 还有 {1} 项没送出</source>
        <translation>{0} · {1} still to send</translation>
    </message>
    <message>
        <source>需要您看一下 {0} 件</source>
        <translation>Please look at: {0}</translation>
    </message>
    <message>
        <source>有 {0} 处两边改得不一样，请您选一个</source>
        <translation>Changed differently on two PCs: {0}, please choose</translation>
    </message>
    <message>
        <source>有 {0} 件事要您处理</source>
        <translation>For you to deal with: {0}</translation>
    </message>
    <message>
        <source>。别的内容照常同步，什么都没有丢。</source>
        <translation>. Everything else syncs as usual; nothing is lost.</translation>
    </message>
    <message>
        <source>有几件事要您看一下</source>
        <translation>Some things need your attention</translation>
    </message>
    <message>
        <source>没有网络，不影响使用</source>
        <translation>No network; you can go on working</translation>
    </message>
    <message>
        <source>照常记就行，都存在这台电脑上，连上网会自动送出。</source>
        <translation>Go on recording; everything is kept on this PC and is sent once there is a network.</translation>
    </message>
    <message>
        <source>这次没有同步成</source>
        <translation>This sync did not finish</translation>
    </message>
    <message>
        <source>您记的都好好存在这台电脑上。</source>
        <translation>Everything you recorded is safe on this PC.</translation>
    </message>
    <message>
        <source>还有 {0} 项没送出</source>
        <translation>{0} still to send</translation>
    </message>
    <message>
        <source>还有照片没送出</source>
        <translation>Photos still to send</translation>
    </message>
    <message>
        <source>另有 {0} 张大图，关掉省流量后上传</source>
        <translation>large photos sent once data saving is off: {0}</translation>
    </message>
    <message>
        <source>{0} 处等钥匙</source>
        <translation>{0} wait for the key</translation>
    </message>
    <message>
        <source>还有 {0}没送出</source>
        <translation>Still to send: {0}</translation>
    </message>
    <message>
        <source>会自动送出，不用等着；急的话点“现在同步”。</source>
        <translation>It is sent automatically, no need to wait; press &quot;Sync now&quot; if it is urgent.</translation>
    </message>
    <message>
        <source>上次全部送到是 {0}。</source>
        <translation>Everything was last sent on {0}.</translation>
    </message>
    <message>
        <source>还有 {0}没送出。</source>
        <translation>Still to send: {0}.</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>加入申请写好了，等县里的回执</source>
        <translation>The request to join is written; the county&apos;s reply is awaited</translation>
    </message>
    <message>
        <source>请把申请文件带给县里（或镇里）。回执文件拿回来以后，点“接入县平台”读进来，加入码不用再输。记录照常做，一条也不会少。</source>
        <translation>Please take the request file to the county (or the town). When you have the reply file, press “Join the county” and read it; the code need not be typed again. Go on recording as ever; nothing is lost.</translation>
    </message>
    <message>
        <source>等县里的回执</source>
        <translation>Waiting for the county&apos;s reply</translation>
    </message>
    <message>
        <source>没有同步成</source>
        <translation>sync failed</translation>
    </message>
    <message>
        <source>没有网络</source>
        <translation>no network</translation>
    </message>
    <message>
        <source>另外{0}。</source>
        <translation>Besides, {0}.</translation>
    </message>
</context>
<context>
    <name>TeamChart</name>
    <message>
        <source>队伍架构图</source>
        <translation>Team chart</translation>
    </message>
    <message>
        <source>共 {0} 支队伍，点一支看队员</source>
        <translation>Teams: {0}; click one to see its members</translation>
    </message>
</context>
<context>
    <name>TeamView</name>
    <message>
        <source>{0} 人</source>
        <translation>Members: {0}</translation>
    </message>
    <message>
        <source>另有 {0} 人退出了</source>
        <translation>{0} more have left</translation>
    </message>
    <message>
        <source>下面没有别的队伍</source>
        <translation>No sub-teams</translation>
    </message>
    <message>
        <source>在名单里看(&amp;L)</source>
        <translation>See in the roster (&amp;L)</translation>
    </message>
    <message>
        <source>架构图(&amp;G)</source>
        <translation>Chart (&amp;G)</translation>
    </message>
    <message>
        <source>添加队员</source>
        <extracomment>Rows made at once; a team of a whole village is in the list by a press.</extracomment>
        <translation>Add a member</translation>
    </message>
    <message>
        <source>队员</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>下级队伍</source>
        <translation>Sub-teams</translation>
    </message>
    <message>
        <source>队长</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>还没有定，在下面的队员里选“设为队长”</source>
        <translation>None yet; choose &quot;Make leader&quot; on a member below</translation>
    </message>
    <message>
        <source>上级队伍</source>
        <translation>Parent team</translation>
    </message>
    <message>
        <source>还没有队员</source>
        <translation>No members yet</translation>
    </message>
    <message>
        <source>另有 {0} 人，请在名单里看</source>
        <translation>{0} more, see the roster</translation>
    </message>
    <message>
        <source>{0}的职务</source>
        <translation>Role of {0}</translation>
    </message>
    <message>
        <source>职务、退出</source>
        <translation>Role, leave</translation>
    </message>
    <message>
        <source>设为{0}</source>
        <translation>Make {0}</translation>
    </message>
    <message>
        <source>退出队伍</source>
        <translation>Leave the team</translation>
    </message>
</context>
<context>
    <name>TeamsPart</name>
    <message>
        <source>添加队伍(&amp;A)</source>
        <translation>&amp;Add team</translation>
    </message>
    <message>
        <source>添加队伍 (Ctrl+N)</source>
        <translation>Add team (Ctrl+N)</translation>
    </message>
    <message>
        <source>还没有队伍</source>
        <translation>No teams yet</translation>
    </message>
    <message>
        <source>按 8+N 的类别建几支队伍，选好上级队伍，再把志愿者加进去。</source>
        <translation>Create some teams by the 8+N categories, choose their parent teams, then add volunteers.</translation>
    </message>
</context>
<context>
    <name>TermChips</name>
    <message>
        <source>筛选条件</source>
        <extracomment>What the style sheet leaves free at the ends of a cell, with Qt&apos;s own margin of words. Words whose cut form is remembered; some pages of them.</extracomment>
        <translation>Condition</translation>
    </message>
    <message>
        <source>清除条件(&amp;L)</source>
        <extracomment>A line that finds records is never narrower, however narrow its column.</extracomment>
        <translation>C&amp;lear conditions</translation>
    </message>
    <message>
        <source>改这个条件</source>
        <translation>Change this condition</translation>
    </message>
    <message>
        <source>去掉条件：{0}</source>
        <translation>Remove condition: {0}</translation>
    </message>
    <message>
        <source>去掉这个条件</source>
        <translation>Remove this condition</translation>
    </message>
</context>
<context>
    <name>TextBox</name>
    <message>
        <source>用哪一份文本</source>
        <extracomment>Of RFC 8011, 5.3.7; smaller ones are still under way.</extracomment>
        <translation>Which text to use</translation>
    </message>
</context>
<context>
    <name>TextEditor</name>
    <message>
        <source>修改文本</source>
        <translation>Edit text</translation>
    </message>
    <message>
        <source>回到原来的文本(&amp;O)</source>
        <translation>Back to the &amp;original</translation>
    </message>
    <message>
        <source>修改记录(&amp;H)</source>
        <translation>&amp;History</translation>
    </message>
    <message>
        <source>这是上次写了没保存的内容。</source>
        <translation>This was typed last time and not saved.</translation>
    </message>
    <message>
        <source>不要了(&amp;Q)</source>
        <translation>Discar&amp;d</translation>
    </message>
    <message>
        <source>又是原来的文本了；改过的在修改记录里。</source>
        <translation>The original text is back; the changed one is in the history.</translation>
    </message>
</context>
<context>
    <name>TextFields</name>
    <message>
        <source>插入(&amp;I)</source>
        <extracomment>Fewer lines can&apos;t be written in; lower windows scroll.</extracomment>
        <translation>&amp;Insert</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>施行日期</source>
        <translation>In force from</translation>
    </message>
    <message>
        <source>正文</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>一行一个会名；下面写「职务：姓名、姓名」，一种职务一行。</source>
        <translation>One council&apos;s name a line; below it &quot;role: name, name&quot;, one role a line.</translation>
    </message>
    <message>
        <source>一行一条，序号自动排；「一、」开头是标题，「（一）」开头是条下的项。</source>
        <translation>One article a line, numbered by itself; 一、 begins a heading, （一） an item below an article.</translation>
    </message>
</context>
<context>
    <name>ThemesPart</name>
    <message>
        <source>保存(&amp;S)</source>
        <translation>&amp;Save</translation>
    </message>
    <message>
        <source>返回(&amp;B)</source>
        <translation>&amp;Back</translation>
    </message>
    <message>
        <source>上一年</source>
        <translation>Previous year</translation>
    </message>
    <message>
        <source>下一年</source>
        <translation>Next year</translation>
    </message>
    <message>
        <source>月主题</source>
        <translation>Theme of the month</translation>
    </message>
    <message>
        <source>例如 移风易俗</source>
        <translation>for example &quot;Old customs, new ways&quot;</translation>
    </message>
    <message>
        <source>本站自己的主题</source>
        <translation>The station&apos;s own theme</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>{0}年</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>{0}的主题已保存。</source>
        <translation>Theme of {0} saved.</translation>
    </message>
    <message>
        <source>{0}年{1}月</source>
        <translation>{0}-{1:02d}</translation>
    </message>
    <message>
        <source>月份</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>主题</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>活动</source>
        <translation>Activities</translation>
    </message>
    <message>
        <source>{0}定的主题：{1}</source>
        <translation>Theme set by {0}: {1}</translation>
    </message>
    <message>
        <source>{0}月</source>
        <translation>{0}</translation>
    </message>
</context>
<context>
    <name>TickList</name>
    <message>
        <source>全部打勾(&amp;L)</source>
        <translation>Tick a&amp;ll</translation>
    </message>
    <message>
        <source>打完了(&amp;D)</source>
        <translation>&amp;Done</translation>
    </message>
    <message>
        <source>没有人</source>
        <translation>Nobody</translation>
    </message>
    <message>
        <source>全部志愿者</source>
        <translation>All volunteers</translation>
    </message>
    <message>
        <source>谁的名单</source>
        <translation>Whose list</translation>
    </message>
    <message>
        <source>找名字：zs、张，回车打勾</source>
        <translation>Find a name: zs, 张; Enter ticks</translation>
    </message>
    <message>
        <source>在名单里找</source>
        <translation>Find in the list</translation>
    </message>
    <message>
        <source>按签到表打勾</source>
        <translation>Tick from the sign-in sheet</translation>
    </message>
    <message>
        <source>空格打勾，回车打勾并到下一个</source>
        <translation>Space ticks, Enter ticks and goes on</translation>
    </message>
</context>
<context>
    <name>TimeSpanEdit</name>
    <message>
        <source>9:00 或 900</source>
        <translation>9:00 or 900</translation>
    </message>
    <message>
        <source>11:30 或 1130</source>
        <translation>11:30 or 1130</translation>
    </message>
    <message>
        <source>结束时间</source>
        <translation>End</translation>
    </message>
    <message>
        <source>到</source>
        <translation>to</translation>
    </message>
    <message>
        <source>还要写开始时间</source>
        <translation>The start is needed too</translation>
    </message>
    <message>
        <source>结束时间应晚于开始时间</source>
        <translation>The end must be after the start</translation>
    </message>
    <message>
        <source>共 {0} 小时</source>
        <translation>{0} h</translation>
    </message>
</context>
<context>
    <name>Today</name>
    <message>
        <source>{0}月{1}日 星期{2}</source>
        <translation>{2} {0}-{1}</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>today</translation>
    </message>
    <message>
        <source>周{0}</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>{0} 处两边改得不一样，等您选一个</source>
        <translation>Changed differently on two PCs: {0}. Please choose</translation>
    </message>
    <message>
        <source>去选</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>{0} 处改动县里没有收</source>
        <translation>Not accepted by the county: {0}</translation>
    </message>
    <message>
        <source>处理</source>
        <translation>Deal with it</translation>
    </message>
    <message>
        <source>还有 {0} 份被退回</source>
        <translation>Also sent back: {0}</translation>
    </message>
    <message>
        <source>查看</source>
        <translation>View</translation>
    </message>
    <message>
        <source>上级</source>
        <translation>The town</translation>
    </message>
    <message>
        <source>{0}退回了「{1}」</source>
        <translation>{0} sent back &quot;{1}&quot;</translation>
    </message>
    <message>
        <source>去补</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>备份</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>{0}有「{1}」</source>
        <translation>{0}: &quot;{1}&quot;</translation>
    </message>
    <message>
        <source>准备</source>
        <translation>Prepare</translation>
    </message>
    <message>
        <source>{0}该有「{1}」</source>
        <translation>{0}: &quot;{1}&quot; is due</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>「{0}」档案缺{1}</source>
        <translation>File of &quot;{0}&quot; is missing: {1}</translation>
    </message>
    <message>
        <source>补上</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>去印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>「{0}」有 {1} 张证书没印</source>
        <translation>&quot;{0}&quot;: certificates not printed: {1}</translation>
    </message>
    <message>
        <source>另外 {0} 个活动还有 {1} 张证书没印</source>
        <translation>Other activities: {0}, certificates not printed: {1}</translation>
    </message>
    <message>
        <source>这个月没有写主题</source>
        <translation>This month has no theme</translation>
    </message>
    <message>
        <source>写一个</source>
        <translation>Write one</translation>
    </message>
    <message>
        <source>这一周没有活动记录</source>
        <translation>No activity recorded this week</translation>
    </message>
    <message>
        <source>接着填</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>{0}「{1}」填到一半，还没有保存</source>
        <translation>{0} &quot;{1}&quot; is half filled in and not saved</translation>
    </message>
    <message>
        <source>一份新的{0}填到一半，还没有保存</source>
        <translation>A new {0} is half filled in and not saved</translation>
    </message>
    <message>
        <source>另有 {0} 份活动档案不全</source>
        <translation>Other incomplete activity files: {0}</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>还有 {0} 个计划过的活动还没记录</source>
        <translation>Other planned activities not recorded yet: {0}</translation>
    </message>
    <message>
        <source>{0}月{1}日的「{2}」还没记录</source>
        <translation>&quot;{2}&quot; on {0}-{1} is not recorded yet</translation>
    </message>
    <message>
        <source>去记录</source>
        <translation>Record it</translation>
    </message>
    <message>
        <source>「{0}」未满 14 周岁，还没有登记监护人的同意</source>
        <translation>“{0}” is under 14; no guardian&apos;s consent is on record</translation>
    </message>
    <message>
        <source>{0} 位未满 14 周岁的，还没有登记监护人的同意</source>
        <translation>{0} under 14 without a guardian&apos;s consent on record</translation>
    </message>
    <message>
        <source>「{0}」满 18 周岁了，监护人代签的同意可以请本人重签</source>
        <translation>“{0}” is 18 now; what the guardian signed can be signed by themselves</translation>
    </message>
    <message>
        <source>{0} 位满 18 周岁了，监护人代签的同意可以请本人重签</source>
        <translation>{0} are 18 now; what guardians signed can be signed by themselves</translation>
    </message>
    <message>
        <source>报名表</source>
        <translation>Application form</translation>
    </message>
    <message>
        <source>{0} 位退出或没入册的人，资料留满 {1} 年了</source>
        <translation>Kept past its time (years: {1}): data of those who left or never joined (people: {0})</translation>
    </message>
</context>
<context>
    <name>TodayScreen</name>
    <message>
        <source>今日</source>
        <extracomment>Narrower than this at 100 %, everything stands in one column. On a very wide screen lines stay short enough to be read. Changes come in bursts, and nobody waits for these figures. A window left open overnight turns the page by itself. A kind with no page of its own: what was begun goes on where it is written.</extracomment>
        <translation>Today</translation>
    </message>
    <message>
        <source>最近的照片</source>
        <translation>Latest photos</translation>
    </message>
    <message>
        <source>本周</source>
        <translation>This week</translation>
    </message>
    <message>
        <source>本月</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>本月主题&#x3000;{0}</source>
        <translation>Theme: {0}</translation>
    </message>
    <message>
        <source>本月主题&#x3000;{0}（{1}）</source>
        <translation>Theme: {0} ({1})</translation>
    </message>
    <message>
        <source>下月主题&#x3000;{0}</source>
        <translation>Next month: {0}</translation>
    </message>
    <message>
        <source>不再提示空缺；设置的“显示”里可以再打开。</source>
        <translation>Gaps are no longer mentioned; switch it on again in Settings under &quot;Display&quot;.</translation>
    </message>
    <message>
        <source>记录「{0}」</source>
        <translation>Record &quot;{0}&quot;</translation>
    </message>
    <message>
        <source>记录另一个活动(&amp;N)</source>
        <translation>Record a&amp;nother activity</translation>
    </message>
</context>
<context>
    <name>Told</name>
    <message>
        <source>{0}「{1}」</source>
        <extracomment>The moulds, one a line, as `tools.translations` gathered them. Before a place: what follows was written by somebody. Fewer signs than this outside of its places, and a mould would fit anything. Its longest run of signs: what has it not cannot fit.</extracomment>
        <translation>{0} &quot;{1}&quot;</translation>
    </message>
    <message>
        <source>{0}的{1}</source>
        <translation>{1} of {0}</translation>
    </message>
    <message>
        <source>本站</source>
        <translation>the station</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>clerk</translation>
    </message>
    <message>
        <source>电脑</source>
        <translation>PC</translation>
    </message>
    <message>
        <source>词表</source>
        <translation>word list</translation>
    </message>
    <message>
        <source>规定</source>
        <translation>rule</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>answer</translation>
    </message>
    <message>
        <source>志愿者</source>
        <translation>volunteer</translation>
    </message>
    <message>
        <source>农户</source>
        <translation>household</translation>
    </message>
    <message>
        <source>队伍</source>
        <translation>team</translation>
    </message>
    <message>
        <source>队员</source>
        <translation>membership</translation>
    </message>
    <message>
        <source>同意</source>
        <translation>consent</translation>
    </message>
    <message>
        <source>合并</source>
        <translation>merge</translation>
    </message>
    <message>
        <source>不是同一人</source>
        <translation>note of two different people</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>organisation</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>project</translation>
    </message>
    <message>
        <source>认领</source>
        <translation>claim</translation>
    </message>
    <message>
        <source>系列活动</source>
        <translation>series</translation>
    </message>
    <message>
        <source>月主题</source>
        <translation>theme of the month</translation>
    </message>
    <message>
        <source>阵地</source>
        <translation>venue</translation>
    </message>
    <message>
        <source>活动</source>
        <translation>activity</translation>
    </message>
    <message>
        <source>参与</source>
        <translation>participation</translation>
    </message>
    <message>
        <source>志愿时长</source>
        <translation>service hours</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>photo</translation>
    </message>
    <message>
        <source>文本</source>
        <translation>text</translation>
    </message>
    <message>
        <source>证书登记</source>
        <translation>certificate</translation>
    </message>
    <message>
        <source> {0} 人</source>
        <translation> (people: {0})</translation>
    </message>
    <message>
        <source> {0} 分钟</source>
        <translation> {0} min</translation>
    </message>
    <message>
        <source> 等 {0} 个活动</source>
        <translation> and others, {0} in all</translation>
    </message>
    <message>
        <source> 等 {0} 张</source>
        <translation> and others, {0} in all</translation>
    </message>
    <message>
        <source>{0} 人加入队伍「{1}」</source>
        <translation>people joined team &quot;{1}&quot;: {0}</translation>
    </message>
    <message>
        <source>{0} 人归入农户「{1}」</source>
        <translation>people put into household &quot;{1}&quot;: {0}</translation>
    </message>
    <message>
        <source>{0} 人移出农户</source>
        <translation>people taken out of their household: {0}</translation>
    </message>
    <message>
        <source>{0} 人退出队伍「{1}」</source>
        <translation>people left team &quot;{1}&quot;: {0}</translation>
    </message>
    <message>
        <source>{0} 在 {1} 的时长加起来超过 24 小时。</source>
        <translation>{0}&apos;s hours on {1} add up to more than 24.</translation>
    </message>
    <message>
        <source>{0} 在同一时间已参加「{1}」，请核对两个活动的起止时间或参与人员。</source>
        <translation>{0} took part in &quot;{1}&quot; at the same time; please check times or participants of both activities.</translation>
    </message>
    <message>
        <source>{0} 处</source>
        <translation>places: {0}</translation>
    </message>
    <message>
        <source>{0} 处不一致待选择</source>
        <translation>differences to choose from: {0}</translation>
    </message>
    <message>
        <source>{0} 处变动待上报</source>
        <translation>changes to report: {0}</translation>
    </message>
    <message>
        <source>{0} 处没有被接受</source>
        <translation>{0} not accepted</translation>
    </message>
    <message>
        <source>{0} 处等钥匙</source>
        <translation>{0} wait for the key</translation>
    </message>
    <message>
        <source>{0} 年 {1} 月没有 {2} 日，请改正</source>
        <translation>Month {1} of {0} has no day {2}; please correct it</translation>
    </message>
    <message>
        <source>{0} 张证书没有打出来</source>
        <translation>certificates not printed: {0}</translation>
    </message>
    <message>
        <source>{0} 条{1}</source>
        <translation>{0} {1}</translation>
    </message>
    <message>
        <source>{0} 的证件号码{1}，{2}</source>
        <translation>The ID number of {0} is {1}; {2}</translation>
    </message>
    <message>
        <source>{0}{1} 张照片待上传</source>
        <translation>photos to upload: {0}{1}</translation>
    </message>
    <message>
        <source>{0}……共 {1} 处</source>
        <translation>{0}... {1} in all</translation>
    </message>
    <message>
        <source>{0}「{1}」{2}没有被接受：{3}。</source>
        <translation>{0} &quot;{1}&quot; {2} was not accepted: {3}.</translation>
    </message>
    <message>
        <source>{0}发布</source>
        <translation>published by {0}</translation>
    </message>
    <message>
        <source>{0}发布的{1}「{2}」内容读不懂，没有采用，仍用原来的。请告诉{3}里重新发布或撤回。</source>
        <translation>The {1} &quot;{2}&quot; published by {0} cannot be read and was not used; the former one stays. Please tell {3} to publish it anew or withdraw it.</translation>
    </message>
    <message>
        <source>{0}同意</source>
        <translation>consent to {0}</translation>
    </message>
    <message>
        <source>{0}扫描件</source>
        <translation>scan of {0}</translation>
    </message>
    <message>
        <source>{0}没有带过来：{1}</source>
        <translation>{0} was not carried over: {1}</translation>
    </message>
    <message>
        <source>{0}没有带过来：{1}。</source>
        <translation>{0} was not carried over: {1}.</translation>
    </message>
    <message>
        <source>{0}没有改动：{1}</source>
        <translation>{0} was not changed: {1}</translation>
    </message>
    <message>
        <source>{0}添加{1}{2}</source>
        <translation>{0}add {1}{2}</translation>
    </message>
    <message>
        <source>{0}的历史</source>
        <translation>history of {0}</translation>
    </message>
    <message>
        <source>{0}认领 {1} 的「{2}」</source>
        <translation>{0} claims &quot;{2}&quot; for {1}</translation>
    </message>
    <message>
        <source>{0}退回了，等您补好再报</source>
        <translation>{0} sent it back; complete it and report again</translation>
    </message>
    <message>
        <source>{0}（{1}）没有被县里接受：{2}。照片好好存在本机。</source>
        <translation>{0} ({1}) was not accepted by the county: {2}. The photo is safe on this PC.</translation>
    </message>
    <message>
        <source>{0}（共 {1} 行是这样，不影响导入）</source>
        <translation>{0} (rows like this: {1}; the import is not affected)</translation>
    </message>
    <message>
        <source>{0}（已并入「{1}」）</source>
        <translation>{0} (merged into &quot;{1}&quot;)</translation>
    </message>
    <message>
        <source>{0}（已有服务时长）</source>
        <translation>{0} (has service hours)</translation>
    </message>
    <message>
        <source>{0}（连同 {1} 条相关记录）</source>
        <translation>{0} (and what belongs to it: {1})</translation>
    </message>
    <message>
        <source>{0}，点这里去看</source>
        <translation>{0}; press here to look</translation>
    </message>
    <message>
        <source>{0}，这个工作表没有导入</source>
        <translation>{0}; this sheet was not imported</translation>
    </message>
    <message>
        <source>{0}：{1}，不能在这台电脑上改</source>
        <translation>{0}: {1}; cannot be changed on this PC</translation>
    </message>
    <message>
        <source>{0}：不能为空</source>
        <translation>{0}: must not be empty</translation>
    </message>
    <message>
        <source>{0}：刚在别处改过，没有覆盖。</source>
        <translation>{0}: just changed elsewhere; not overwritten.</translation>
    </message>
    <message>
        <source>{0}：定下后不能改，请删除后重新添加。</source>
        <translation>{0}: cannot be changed once set; delete the record and add it anew.</translation>
    </message>
    <message>
        <source>{0}：新增 {1} 人，更新 {2} 人</source>
        <translation>{0}: added {1}, updated {2}</translation>
    </message>
    <message>
        <source>{0}：没有编号为 {1} 的{2}。</source>
        <translation>{0}: there is no {2} with the number {1}.</translation>
    </message>
    <message>
        <source>{0}；没有导入这一项</source>
        <translation>{0}; this item was not imported</translation>
    </message>
    <message>
        <source>{whose}发来的 {rows} 处变动没有通过核对：{why}。</source>
        <translation>Changes from {whose} that failed verification: {rows} ({why}).</translation>
    </message>
    <message>
        <source>“{url}”不能用作县平台的网址：{why}。</source>
        <translation>&quot;{url}&quot; cannot be the county platform&apos;s address: {why}.</translation>
    </message>
    <message>
        <source>……另有 {0} 行。</source>
        <translation>... and more rows: {0}.</translation>
    </message>
    <message>
        <source>「{0}」和「{1}」可能是同一个人：{2}。</source>
        <translation>&quot;{0}&quot; and &quot;{1}&quot; may be the same person: {2}.</translation>
    </message>
    <message>
        <source>「{0}」在 {1} 的时长加起来有 {2} 小时{3}，超过 24 小时，请核对后更正。</source>
        <translation>The hours of &quot;{0}&quot; on {1} add up to {2} h{3}, more than 24; please check and correct.</translation>
    </message>
    <message>
        <source>「{0}」在活动「{1}」写了 {2} 分钟，而起止时间之间只有 {3} 分钟，请核对后更正。</source>
        <translation>&quot;{0}&quot; has {2} min in &quot;{1}&quot;, which lasted only {3} min; please check and correct.</translation>
    </message>
    <message>
        <source>「{0}」在活动「{1}」有两份参与记录（{2} 分钟和 {3} 分钟），只计 {4} 分钟，请核对后删去一份。</source>
        <translation>&quot;{0}&quot; takes part twice in &quot;{1}&quot; ({2} min and {3} min); only {4} min count. Please check and delete one.</translation>
    </message>
    <message>
        <source>「{0}」在活动「{1}」的参与记录是 {2} 分钟，时长账上是 {3} 分钟。</source>
        <translation>&quot;{0}&quot; has {2} min recorded in &quot;{1}&quot;, but {3} min in the hour account.</translation>
    </message>
    <message>
        <source>「{0}」没有被并入别人。</source>
        <translation>&quot;{0}&quot; was not merged into anybody.</translation>
    </message>
    <message>
        <source>「{0}」现在用的是本站自己改过的文本，另有{1}，请选用哪一份。</source>
        <translation>&quot;{0}&quot; now uses the station&apos;s own text; there is also the one {1}. Please choose.</translation>
    </message>
    <message>
        <source>「{0}」的{1}两处写得不一样：现在是{2}（{3}），另有{4}（{5}）。</source>
        <translation>{1} of &quot;{0}&quot; was written differently in two places: now {2} ({3}), elsewhere {4} ({5}).</translation>
    </message>
    <message>
        <source>「{0}」的一张照片</source>
        <translation>A photo of &quot;{0}&quot;</translation>
    </message>
    <message>
        <source>「{0}」的活动「{1}」（{2} 分钟）与「{3}」时间重叠，暂不计入时长，请核对后删去一份参与记录或更正时间。</source>
        <translation>&quot;{0}&quot; in &quot;{1}&quot; ({2} min) overlaps with &quot;{3}&quot; and is not counted for now; please delete one or correct the times.</translation>
    </message>
    <message>
        <source>「{0}」的退回已经答复过了。</source>
        <translation>&quot;{0}&quot; was answered already.</translation>
    </message>
    <message>
        <source>「{0}」第 {1} 行</source>
        <translation>&quot;{0}&quot; row {1}</translation>
    </message>
    <message>
        <source>「{0}」：这两条已经是同一个人。</source>
        <translation>&quot;{0}&quot;: these two are the same person already.</translation>
    </message>
    <message>
        <source>「{field}」太长</source>
        <translation>&quot;{field}&quot; is too long</translation>
    </message>
    <message>
        <source>「{kind}」没有「{field}」这一项。</source>
        <translation>&quot;{kind}&quot; has no field &quot;{field}&quot;.</translation>
    </message>
    <message>
        <source>「{label}」不能印在「{paper}」纸上。</source>
        <translation>&quot;{label}&quot; cannot be printed on &quot;{paper}&quot; paper.</translation>
    </message>
    <message>
        <source>「{label}」不能这样改动。</source>
        <translation>&quot;{label}&quot; cannot be changed this way.</translation>
    </message>
    <message>
        <source>「{name}」已在活动「{activity}」的参与人员里（{standing}），没有再添加。</source>
        <translation>&quot;{name}&quot; already takes part in &quot;{activity}&quot; ({standing}) and was not added again.</translation>
    </message>
    <message>
        <source>「{path}」不是同步用的文件，或没有拷贝完整：{why}。</source>
        <translation>&quot;{path}&quot; is no sync file, or was not copied completely: {why}.</translation>
    </message>
    <message>
        <source>「{path}」不是本县平台发出的，或被人改过。</source>
        <translation>&quot;{path}&quot; was not issued by this county platform, or has been altered.</translation>
    </message>
    <message>
        <source>「{path}」不是本程序的备份文件，或没有拷贝完整。</source>
        <translation>&quot;{path}&quot; is no backup of this program, or was not copied completely.</translation>
    </message>
    <message>
        <source>「{path}」不是本程序的资料文件，或文件已损坏。</source>
        <translation>&quot;{path}&quot; is no records file of this program, or is damaged.</translation>
    </message>
    <message>
        <source>「{path}」不是本站的配对文件，或已损坏。</source>
        <translation>&quot;{path}&quot; is no pairing file of this station, or is damaged.</translation>
    </message>
    <message>
        <source>「{path}」不能用来放自动备份：{why}。</source>
        <translation>Automatic backups cannot go to &quot;{path}&quot;: {why}.</translation>
    </message>
    <message>
        <source>「{path}」在网络共享盘上。资料放在网络盘上容易损坏，所以没有打开。</source>
        <translation>&quot;{path}&quot; is on a network share. Records on network drives are easily damaged, so it was not opened.</translation>
    </message>
    <message>
        <source>「{path}」是带给“{to}”的，不是给本站的。</source>
        <translation>&quot;{path}&quot; is meant for &quot;{to}&quot;, not for this station.</translation>
    </message>
    <message>
        <source>「{path}」里已经有一个站点，没有再建。</source>
        <translation>There already is a station in &quot;{path}&quot;; none was made.</translation>
    </message>
    <message>
        <source>「{path}」里已经有别的东西，不能在这里放第二台电脑的站点。</source>
        <translation>&quot;{path}&quot; already holds other things; the second PC&apos;s station cannot go there.</translation>
    </message>
    <message>
        <source>「{path}」里没有站点资料。</source>
        <translation>There is no station in &quot;{path}&quot;.</translation>
    </message>
    <message>
        <source>「{path}」里没有读得出的内容：{why}。</source>
        <translation>Nothing in &quot;{path}&quot; can be read: {why}.</translation>
    </message>
    <message>
        <source>「{title}」不能{verb}。</source>
        <translation>Cannot {verb} &quot;{title}&quot;.</translation>
    </message>
    <message>
        <source>一格里有 {0} 个字，最多 {1} 个</source>
        <translation>characters in one cell: {0}, at most {1}</translation>
    </message>
    <message>
        <source>一格里有几个号码，其中有的不像电话，请核对</source>
        <translation>several numbers in one cell, and some do not look like phone numbers; please check</translation>
    </message>
    <message>
        <source>一格里有几个号码，只用了第一个，其余请写进备注</source>
        <translation>several numbers in one cell: only the first was used; put the others into the remarks</translation>
    </message>
    <message>
        <source>一次最多粘贴 {0} 行，这里有 {1} 行，请用「导入」。</source>
        <translation>At most {0} rows can be pasted at once, here are {1}; please import them.</translation>
    </message>
    <message>
        <source>上次备份到本机以外是 {0} 天前。请插上 U 盘备份一次。</source>
        <translation>Days since the last backup off this PC: {0}. Plug in a USB stick and back up.</translation>
    </message>
    <message>
        <source>上次没有同步完</source>
        <translation>the last sync did not finish</translation>
    </message>
    <message>
        <source>上级</source>
        <translation>The level above</translation>
    </message>
    <message>
        <source>上网代理不通</source>
        <translation>the internet proxy does not answer</translation>
    </message>
    <message>
        <source>下次同步会接着来。</source>
        <translation>The next sync will go on from there.</translation>
    </message>
    <message>
        <source>下次同步时再传一次。</source>
        <translation>It will be uploaded again with the next sync.</translation>
    </message>
    <message>
        <source>下次同步时再报一次。</source>
        <translation>It will be reported again with the next sync.</translation>
    </message>
    <message>
        <source>不一致</source>
        <translation>difference</translation>
    </message>
    <message>
        <source>不会恢复；请重新打印，会用新的编号。</source>
        <translation>will not come back; print again, with a new number.</translation>
    </message>
    <message>
        <source>不像姓名</source>
        <translation>does not look like a name</translation>
    </message>
    <message>
        <source>不像电话号码（{0} 位；手机是 11 位，座机要有区号）</source>
        <translation>does not look like a phone number (digits: {0}; a mobile has 11, a landline needs its area code)</translation>
    </message>
    <message>
        <source>不像证件号码；如果不是居民身份证，请在「证件类型」一栏写明是什么证件</source>
        <translation>does not look like an ID number; if it is no resident ID card, name the kind of document in &quot;ID type&quot;</translation>
    </message>
    <message>
        <source>不是同一个人</source>
        <translation>Not the same person</translation>
    </message>
    <message>
        <source>不是电话号码</source>
        <translation>not a phone number</translation>
    </message>
    <message>
        <source>不是表格，或文字编码不认识</source>
        <translation>no table, or an unknown text encoding</translation>
    </message>
    <message>
        <source>不能写文件「{path}」：{why}。</source>
        <translation>Cannot write the file &quot;{path}&quot;: {why}.</translation>
    </message>
    <message>
        <source>不能在文件夹「{path}」里写文件。</source>
        <translation>Cannot write files in the folder &quot;{path}&quot;.</translation>
    </message>
    <message>
        <source>不能确认对方是不是县平台（它的安全证书不是县里登记的那一份）</source>
        <translation>cannot confirm that this is the county platform (its security certificate is not the one the county registered)</translation>
    </message>
    <message>
        <source>不认识的格式</source>
        <translation>unknown format</translation>
    </message>
    <message>
        <source>不认识这个列名，这一列没有导入</source>
        <translation>unknown column name; this column was not imported</translation>
    </message>
    <message>
        <source>不认识这个性别，请写男或女；没有导入这一项</source>
        <translation>unknown sex, write 男 or 女; this item was not imported</translation>
    </message>
    <message>
        <source>不认识这个状态；没有导入这一项</source>
        <translation>unknown status; this item was not imported</translation>
    </message>
    <message>
        <source>不认识这种证件；没有导入证件类型</source>
        <translation>unknown kind of document; the ID type was not imported</translation>
    </message>
    <message>
        <source>不认识这种超大 TIFF 文件，请另存为 JPG</source>
        <translation>this is a BigTIFF file; please save it as JPG</translation>
    </message>
    <message>
        <source>与{0}{1}</source>
        <translation>{1} as {0}</translation>
    </message>
    <message>
        <source>与{0}同名同组，请核对是不是同一个人</source>
        <translation>same name and group as {0}; please check whether it is the same person</translation>
    </message>
    <message>
        <source>与{0}是同一个人，已合并</source>
        <translation>the same person as {0}; merged</translation>
    </message>
    <message>
        <source>与{0}是同一个人，这一项不同，用了{1}的，请核对</source>
        <translation>the same person as {0}, but this item differs; {1} was used, please check</translation>
    </message>
    <message>
        <source>与{0}的证件号码相同，姓名却不同，请对照原件改正</source>
        <translation>same ID number as {0} but another name; please correct it from the original</translation>
    </message>
    <message>
        <source>与前面同一项的内容不同，只用了前面的，请核对</source>
        <translation>differs from the same item before it; only the first was used, please check</translation>
    </message>
    <message>
        <source>与实际开始（{0}）不是同一天</source>
        <translation>is not the day it actually began ({0})</translation>
    </message>
    <message>
        <source>与本文件第 {0} 行同名，可能是同一人，请补上身份证号或删去一行</source>
        <translation>same name as row {0} of this file, perhaps the same person; add the ID number or delete a row</translation>
    </message>
    <message>
        <source>与本文件第 {0} 行是同一人</source>
        <translation>the same person as row {0} of this file</translation>
    </message>
    <message>
        <source>与花名册里的「{0}」矛盾：{1}</source>
        <translation>contradicts &quot;{0}&quot; of the roster: {1}</translation>
    </message>
    <message>
        <source>与花名册里的人同名同生日，但身份证号不同，请核对是不是同一人</source>
        <translation>same name and birthday as somebody in the roster but another ID number; please check</translation>
    </message>
    <message>
        <source>与证件类型不符：{0}</source>
        <translation>does not fit the ID type: {0}</translation>
    </message>
    <message>
        <source>两边的内容都还在。</source>
        <translation>Both versions are still there.</translation>
    </message>
    <message>
        <source>中途停下</source>
        <translation>stopped on the way</translation>
    </message>
    <message>
        <source>为避免损坏，没有打开，资料没有改动。</source>
        <translation>It was not opened, to avoid damage; the records are unchanged.</translation>
    </message>
    <message>
        <source>人数</source>
        <translation>People</translation>
    </message>
    <message>
        <source>什么都没有写。</source>
        <translation>Nothing was written.</translation>
    </message>
    <message>
        <source>什么都没有改动。</source>
        <translation>Nothing was changed.</translation>
    </message>
    <message>
        <source>什么都没有改动，加入码也没有用掉。</source>
        <translation>Nothing was changed, and the joining code is not used up.</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>today</translation>
    </message>
    <message>
        <source>仍用本站自己的</source>
        <translation>Keep the station&apos;s own</translation>
    </message>
    <message>
        <source>从移交包接手</source>
        <translation>Taken over by handover</translation>
    </message>
    <message>
        <source>以前保存的资料都在。</source>
        <translation>Everything saved before is still there.</translation>
    </message>
    <message>
        <source>以前保存的资料都在原来的文件里。</source>
        <translation>Everything saved before is still in the original files.</translation>
    </message>
    <message>
        <source>会自动再试，不用管它；如果一直这样，请告诉县里。</source>
        <translation>It will be tried again by itself; if it stays like this, tell the county.</translation>
    </message>
    <message>
        <source>会自动再试；如果一直这样，请告诉县里。</source>
        <translation>It will be tried again by itself; if it stays like this, tell the county.</translation>
    </message>
    <message>
        <source>体检：按日志改正 {0} 条记录</source>
        <translation>Check-up: records put right by the journal: {0}</translation>
    </message>
    <message>
        <source>体检：清空指向已不存在记录的引用</source>
        <translation>Check-up: references to records that are gone were cleared</translation>
    </message>
    <message>
        <source>作废 {0}（{1}）</source>
        <translation>void {0} ({1})</translation>
    </message>
    <message>
        <source>作废原因：请写明为什么作废。</source>
        <translation>Reason: write why it is void.</translation>
    </message>
    <message>
        <source>作废证书 {0}</source>
        <translation>void certificate {0}</translation>
    </message>
    <message>
        <source>保存或打印时换成新的恢复码；以前打的恢复单从那时起作废。</source>
        <translation>Saving or printing makes a new recovery code; sheets printed before are void from then on.</translation>
    </message>
    <message>
        <source>保存或打印时编号</source>
        <translation>numbered when saved or printed</translation>
    </message>
    <message>
        <source>保留</source>
        <translation>keep</translation>
    </message>
    <message>
        <source>修改{0}{1}的{2}</source>
        <translation>edit {2} of {0}{1}</translation>
    </message>
    <message>
        <source>修改{0}「{1}」的{2}</source>
        <translation>edit {2} of {0} &quot;{1}&quot;</translation>
    </message>
    <message>
        <source>修改农户「{0}」的户主</source>
        <translation>edit the head of household &quot;{0}&quot;</translation>
    </message>
    <message>
        <source>修改活动「{0}」</source>
        <translation>edit activity &quot;{0}&quot;</translation>
    </message>
    <message>
        <source>修改活动「{0}」的参与人员</source>
        <translation>edit participants of &quot;{0}&quot;</translation>
    </message>
    <message>
        <source>像是短号，外面打不通，请补上完整号码</source>
        <translation>looks like a short number that cannot be reached from outside; please give the full number</translation>
    </message>
    <message>
        <source>全部同步</source>
        <translation>all synced</translation>
    </message>
    <message>
        <source>共有 {0} 张照片的图像没有恢复；它们的文字记录都在。</source>
        <translation>Photos whose image was not recovered: {0}; their records are there.</translation>
    </message>
    <message>
        <source>其中 {0} 条已从回收站清除，不能恢复。</source>
        <translation>{0} of them were cleared from the trash and cannot come back.</translation>
    </message>
    <message>
        <source>其中已上报过的内容会以更正的方式再上报。</source>
        <translation>What was reported already will be reported again as a correction.</translation>
    </message>
    <message>
        <source>其他功能照常可以试用。</source>
        <translation>Everything else can be tried as usual.</translation>
    </message>
    <message>
        <source>其他照片不受影响，原文件没有改动。</source>
        <translation>Other photos are not affected; the original file is unchanged.</translation>
    </message>
    <message>
        <source>内存不够，请先关闭其他程序</source>
        <translation>not enough memory; close other programs first</translation>
    </message>
    <message>
        <source>内容太多，「{what}」放不下。</source>
        <translation>Too much text: &quot;{what}&quot; does not fit.</translation>
    </message>
    <message>
        <source>内容太多，超过了一条变动的上限</source>
        <translation>too much content for one change</translation>
    </message>
    <message>
        <source>内容太大</source>
        <translation>the content is too large</translation>
    </message>
    <message>
        <source>内容有更正，另发新证</source>
        <translation>content corrected, a new certificate issued</translation>
    </message>
    <message>
        <source>内部结构不正常</source>
        <translation>abnormal inner structure</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>写法不对</source>
        <translation>it is not written like an address</translation>
    </message>
    <message>
        <source>出了问题。</source>
        <translation>Something went wrong.</translation>
    </message>
    <message>
        <source>出生日期 {0} 与身份证号里的 {1} 不一致</source>
        <translation>date of birth {0} differs from {1} in the ID number</translation>
    </message>
    <message>
        <source>出生日期：{0} 还没有到。</source>
        <translation>Date of birth: {0} lies in the future.</translation>
    </message>
    <message>
        <source>分不清哪个是月、哪个是日，{0}</source>
        <translation>cannot tell month from day; {0}</translation>
    </message>
    <message>
        <source>删去不计的那一份</source>
        <translation>Delete the one not counted</translation>
    </message>
    <message>
        <source>删去计入的那一份</source>
        <translation>Delete the one counted</translation>
    </message>
    <message>
        <source>删除{0}</source>
        <translation>delete {0}</translation>
    </message>
    <message>
        <source>删除状态</source>
        <translation>deletion</translation>
    </message>
    <message>
        <source>别处</source>
        <translation>elsewhere</translation>
    </message>
    <message>
        <source>前天</source>
        <translation>the day before yesterday</translation>
    </message>
    <message>
        <source>办理情况（可以不写）</source>
        <translation>what was done (may be left empty)</translation>
    </message>
    <message>
        <source>加入本站</source>
        <translation>join this station</translation>
    </message>
    <message>
        <source>加入码不对：{why}。</source>
        <translation>The joining code is wrong: {why}.</translation>
    </message>
    <message>
        <source>加密连接没有建立起来</source>
        <translation>no encrypted connection could be made</translation>
    </message>
    <message>
        <source>区划代码应是 12 位数字，不是“{0}”。</source>
        <translation>The division code must have 12 digits, not &quot;{0}&quot;.</translation>
    </message>
    <message>
        <source>压缩比高得不正常</source>
        <translation>compressed abnormally far</translation>
    </message>
    <message>
        <source>原图</source>
        <translation>original</translation>
    </message>
    <message>
        <source>原有资料没有改动。</source>
        <translation>What was there is unchanged.</translation>
    </message>
    <message>
        <source>原来的文件没有改动，没有留下新站点。</source>
        <translation>The original files are unchanged; no new station was left behind.</translation>
    </message>
    <message>
        <source>原来的没有改动。</source>
        <translation>What was there is unchanged.</translation>
    </message>
    <message>
        <source>原来的登记没有改动。</source>
        <translation>The registration is unchanged.</translation>
    </message>
    <message>
        <source>原来的记录没有改动。</source>
        <translation>The record is unchanged.</translation>
    </message>
    <message>
        <source>县平台不认识这种操作</source>
        <translation>the county platform does not know this operation</translation>
    </message>
    <message>
        <source>县平台不认这个加入码</source>
        <translation>the county platform does not accept this joining code</translation>
    </message>
    <message>
        <source>县平台或中间的网络设备正忙</source>
        <translation>the county platform or a device in between is busy</translation>
    </message>
    <message>
        <source>县平台没有接受</source>
        <translation>the county platform did not accept it</translation>
    </message>
    <message>
        <source>县平台没有接受，原因本程序还不认识（{code}）</source>
        <translation>the county platform did not accept it, for a reason this program does not know ({code})</translation>
    </message>
    <message>
        <source>县平台没有接受：{why}。</source>
        <translation>The county platform did not accept it: {why}.</translation>
    </message>
    <message>
        <source>县平台没有看懂这处变动</source>
        <translation>the county platform did not understand this change</translation>
    </message>
    <message>
        <source>县平台的回答只收到一半</source>
        <translation>only half of the county platform&apos;s answer arrived</translation>
    </message>
    <message>
        <source>县平台的安全证书已经过期（{until} 到期）</source>
        <translation>the county platform&apos;s security certificate has expired (on {until})</translation>
    </message>
    <message>
        <source>县平台的安全证书要到 {since} 才生效</source>
        <translation>the county platform&apos;s security certificate is not valid before {since}</translation>
    </message>
    <message>
        <source>县平台的服务器没有在工作</source>
        <translation>the county platform&apos;s server is not running</translation>
    </message>
    <message>
        <source>县平台的证书从 {0} 起有效</source>
        <translation>the county platform&apos;s certificate is valid from {0}</translation>
    </message>
    <message>
        <source>县平台说它不属于本站</source>
        <translation>the county platform says it does not belong to this station</translation>
    </message>
    <message>
        <source>县平台那边是 {0}</source>
        <translation>over there it is {0}</translation>
    </message>
    <message>
        <source>县里</source>
        <translation>the county</translation>
    </message>
    <message>
        <source>县里新发的内容，要用程序 {version} 或更新的版本才能读。</source>
        <translation>What the county published can only be read by version {version} of the program or a newer one.</translation>
    </message>
    <message>
        <source>县里登记的站名是“{0}”，本站写的是“{1}”。</source>
        <translation>The county registered the name &quot;{0}&quot;, this station says &quot;{1}&quot;.</translation>
    </message>
    <message>
        <source>县里看到还有一台电脑用着同样的登记，这台电脑要重新登记；记的内容都在，没有丢。</source>
        <translation>The county saw another PC with the same registration; this PC must register anew. All you recorded is here, nothing is lost.</translation>
    </message>
    <message>
        <source>参与人员</source>
        <translation>Participants</translation>
    </message>
    <message>
        <source>参与人员「{0}」</source>
        <translation>participant &quot;{0}&quot;</translation>
    </message>
    <message>
        <source>参与人员的{0}</source>
        <translation>{0} of participants</translation>
    </message>
    <message>
        <source>参加活动</source>
        <translation>took part in activities</translation>
    </message>
    <message>
        <source>取出活动「{0}」的档案</source>
        <translation>take the file of &quot;{0}&quot; out again</translation>
    </message>
    <message>
        <source>取消把{0}「{1}」并入「{2}」</source>
        <translation>undo merging {0} &quot;{1}&quot; into &quot;{2}&quot;</translation>
    </message>
    <message>
        <source>口令不对，没有打开。</source>
        <translation>Wrong passphrase; not opened.</translation>
    </message>
    <message>
        <source>口令太短。</source>
        <translation>The passphrase is too short.</translation>
    </message>
    <message>
        <source>另一个窗口或命令正在写入，等了 {seconds} 秒还没有结束。</source>
        <translation>Another window or command is writing and was not done after {seconds} s.</translation>
    </message>
    <message>
        <source>另一个窗口或命令正在往「{path}」备份。</source>
        <translation>Another window or command is backing up to &quot;{path}&quot;.</translation>
    </message>
    <message>
        <source>另有{0} {1} 张大图，关掉省流量后上传</source>
        <translation>large photos uploaded when data saving is off: {0} {1}</translation>
    </message>
    <message>
        <source>只有 8 位；居民身份证是 18 位，如果是台胞证请在「证件类型」一栏写明</source>
        <translation>only 8 digits; a resident ID card has 18. If it is a Taiwan compatriot permit, say so in &quot;ID type&quot;</translation>
    </message>
    <message>
        <source>只有一格有内容，不像人员，已跳过</source>
        <translation>only one cell is filled, not like a person; skipped</translation>
    </message>
    <message>
        <source>只有志愿者可以合并。</source>
        <translation>Only volunteers can be merged.</translation>
    </message>
    <message>
        <source>只有志愿者可以查重复。</source>
        <translation>Only volunteers can be checked for duplicates.</translation>
    </message>
    <message>
        <source>只能写一行</source>
        <translation>only one line is allowed</translation>
    </message>
    <message>
        <source>可以仍然{verb}、跳过这些只{verb}其余的，或先看这些记录的历史再决定。</source>
        <translation>You can {verb} all the same, pass over these and {verb} the rest, or look at the history of these records first.</translation>
    </message>
    <message>
        <source>可用的有：{known}。</source>
        <translation>There are: {known}.</translation>
    </message>
    <message>
        <source>可用的纸张有：{known}。</source>
        <translation>Possible papers: {known}.</translation>
    </message>
    <message>
        <source>可能是网络要先登录，或县平台设置有误；过一会儿再试。</source>
        <translation>The network may want you to log in first, or the county platform is set up wrongly; try again in a while.</translation>
    </message>
    <message>
        <source>合计行，不是人员，已跳过</source>
        <translation>a total, not a person; skipped</translation>
    </message>
    <message>
        <source>同名</source>
        <translation>same name</translation>
    </message>
    <message>
        <source>同名同出生日期</source>
        <translation>same name and date of birth</translation>
    </message>
    <message>
        <source>同名的文件夹已经存在</source>
        <translation>a folder of that name exists already</translation>
    </message>
    <message>
        <source>同步</source>
        <translation>sync</translation>
    </message>
    <message>
        <source>名称：要写全称，例如“石桥村{0}”，不是“{1}”。</source>
        <translation>Name: give the full name, for example &quot;石桥村{0}&quot;, not &quot;{1}&quot;.</translation>
    </message>
    <message>
        <source>含有看不见的控制字符</source>
        <translation>contains invisible control characters</translation>
    </message>
    <message>
        <source>和县平台来回几次都没有进展，这次先停下。</source>
        <translation>Several rounds with the county platform got nowhere; stopped for now.</translation>
    </message>
    <message>
        <source>哪几天：这个周期里只有 {0} 到 {1}，没有 {2}。</source>
        <translation>Which days: this cycle has only {0} to {1}, not {2}.</translation>
    </message>
    <message>
        <source>回收站到期清除 {0} 条</source>
        <translation>records cleared from the trash in due time: {0}</translation>
    </message>
    <message>
        <source>图像数据已损坏</source>
        <translation>the image data is damaged</translation>
    </message>
    <message>
        <source>在「{path}」里没有找到表头（至少要有“姓名”这一列）。</source>
        <translation>No header row was found in &quot;{path}&quot; (a column &quot;姓名&quot; is needed at least).</translation>
    </message>
    <message>
        <source>备份「{path}」已损坏：{why}。</source>
        <translation>The backup &quot;{path}&quot; is damaged: {why}.</translation>
    </message>
    <message>
        <source>备份时间：{0}</source>
        <translation>Backed up: {0}</translation>
    </message>
    <message>
        <source>备份没有做成：{why}。</source>
        <translation>The backup failed: {why}.</translation>
    </message>
    <message>
        <source>备份里没有照片卷 {0}。</source>
        <translation>Photo volume {0} is not in the backup.</translation>
    </message>
    <message>
        <source>大图</source>
        <translation>large size</translation>
    </message>
    <message>
        <source>大小：{0} MB，照片 {1} 卷</source>
        <translation>Size: {0} MB, photo volumes: {1}</translation>
    </message>
    <message>
        <source>太多（{0} 个，最多 {1} 个）</source>
        <translation>too many ({0}, at most {1})</translation>
    </message>
    <message>
        <source>太长（{0} 字，最多 {1} 字）</source>
        <translation>too long ({0} of at most {1} characters)</translation>
    </message>
    <message>
        <source>如果是误停，请向县里要一个新的加入码，在这台电脑上再加入一次；换了新电脑，请在新电脑上同步。</source>
        <translation>If this was a mistake, ask the county for a new joining code and join again on this PC; if you have a new PC, sync on that one.</translation>
    </message>
    <message>
        <source>姓名、出生日期相同</source>
        <translation>same name and date of birth</translation>
    </message>
    <message>
        <source>姓名、村民小组相同</source>
        <translation>same name and village group</translation>
    </message>
    <message>
        <source>姓名后面写着“{0}”，已记到状态里，请核对</source>
        <translation>&quot;{0}&quot; stood after the name and was put into the status; please check</translation>
    </message>
    <message>
        <source>姓名后面有括号，请核对</source>
        <translation>there are brackets after the name; please check</translation>
    </message>
    <message>
        <source>姓名有 {0} 个字，请改正</source>
        <translation>characters in the name: {0}; please correct it</translation>
    </message>
    <message>
        <source>姓名里有字丢失（成了「?」或乱码），请补上原来的字</source>
        <translation>characters of the name were lost (&quot;?&quot; or garbage); please put them back</translation>
    </message>
    <message>
        <source>姓名里有星号，不完整，请填全名</source>
        <translation>the name has asterisks; please give it in full</translation>
    </message>
    <message>
        <source>姓名里有看不见的字符，已去掉，请核对</source>
        <translation>invisible characters were taken out of the name; please check</translation>
    </message>
    <message>
        <source>姓名里有造字（只有原来的电脑认得），请改成标准的字</source>
        <translation>the name has a character only the original PC knows; please use a standard one</translation>
    </message>
    <message>
        <source>它不是文件夹，或不在了</source>
        <translation>it is no folder, or is gone</translation>
    </message>
    <message>
        <source>它不是文件夹，或不能读</source>
        <translation>it is no folder, or cannot be read</translation>
    </message>
    <message>
        <source>它不是普通文件</source>
        <translation>it is no ordinary file</translation>
    </message>
    <message>
        <source>它不认识这台电脑</source>
        <translation>it does not know this PC</translation>
    </message>
    <message>
        <source>它加密着，本机没有钥匙，配对以后请再核对</source>
        <translation>it is encrypted and this PC has no key; check again after pairing</translation>
    </message>
    <message>
        <source>它可能已被删除，请刷新后再找。</source>
        <translation>It may have been deleted; refresh and look again.</translation>
    </message>
    <message>
        <source>它和本程序的版本对不上</source>
        <translation>its version does not match this program&apos;s</translation>
    </message>
    <message>
        <source>它回了一个本程序不认识的错误</source>
        <translation>it answered with an error this program does not know</translation>
    </message>
    <message>
        <source>它在站点自己的文件夹里</source>
        <translation>it lies in the station&apos;s own folder</translation>
    </message>
    <message>
        <source>它已经撤销过了；要恢复请用「重做」或看记录的历史。</source>
        <translation>It was undone already; use Redo or the record&apos;s history.</translation>
    </message>
    <message>
        <source>它所属的{0}也在回收站里，请先恢复{1}。</source>
        <translation>The {0} it belongs to is in the trash too; restore the {1} first.</translation>
    </message>
    <message>
        <source>它本身是一次撤销，请用「重做」。</source>
        <translation>It is an undo itself; use Redo.</translation>
    </message>
    <message>
        <source>它正忙</source>
        <translation>it is busy</translation>
    </message>
    <message>
        <source>它没有改动，也没有被打开看。</source>
        <translation>It is unchanged, and nobody looked into it.</translation>
    </message>
    <message>
        <source>它没有看懂本机发出的内容</source>
        <translation>it did not understand what this PC sent</translation>
    </message>
    <message>
        <source>它由{0}发布，本站只使用。</source>
        <translation>It is published by {0}; the station only uses it.</translation>
    </message>
    <message>
        <source>它由县（镇）发布，本站只使用。</source>
        <translation>It is published by county or town; the station only uses it.</translation>
    </message>
    <message>
        <source>它给的安全证书读不懂</source>
        <translation>its security certificate cannot be read</translation>
    </message>
    <message>
        <source>对方没有证明自己是发出这个加入码的县平台（{why}）。</source>
        <translation>The other side did not prove to be the county platform that issued this joining code ({why}).</translation>
    </message>
    <message>
        <source>对方的安全证书不是发给这个网址的</source>
        <translation>the other side&apos;s security certificate was not issued for this address</translation>
    </message>
    <message>
        <source>导入花名册「{0}」</source>
        <translation>import roster &quot;{0}&quot;</translation>
    </message>
    <message>
        <source>小图</source>
        <translation>small size</translation>
    </message>
    <message>
        <source>居民身份证号只能有数字，末位可以是 X，请对照原件改正</source>
        <translation>a resident ID number has digits only, the last may be X; please correct it from the original</translation>
    </message>
    <message>
        <source>居民身份证应是 18 位，这里是 {0} 位，请对照原件补正</source>
        <translation>a resident ID number has 18 digits, this one {0}; please correct it from the original</translation>
    </message>
    <message>
        <source>工作表是空的</source>
        <translation>the sheet is empty</translation>
    </message>
    <message>
        <source>已保存的资料没有受影响。</source>
        <translation>What was saved is not affected.</translation>
    </message>
    <message>
        <source>已办理，答复上级</source>
        <translation>Done, answer the level above</translation>
    </message>
    <message>
        <source>已加密，本机没有钥匙</source>
        <translation>encrypted, and this PC has no key</translation>
    </message>
    <message>
        <source>已取消。</source>
        <translation>Cancelled.</translation>
    </message>
    <message>
        <source>已合并。</source>
        <translation>Merged.</translation>
    </message>
    <message>
        <source>已同意</source>
        <translation>agreed</translation>
    </message>
    <message>
        <source>已同步</source>
        <translation>synced</translation>
    </message>
    <message>
        <source>已把这份参与记录移到回收站。</source>
        <translation>This participation was moved to the trash.</translation>
    </message>
    <message>
        <source>已撤回</source>
        <translation>withdrawn</translation>
    </message>
    <message>
        <source>已放弃，恢复成县平台上的内容。</source>
        <translation>Given up; the county platform&apos;s content is back.</translation>
    </message>
    <message>
        <source>已有的几份还在原处，没有收下半批。</source>
        <translation>The parts that are there stay where they are; no half batch was taken in.</translation>
    </message>
    <message>
        <source>已登记的编号不变，再打一次不会重复编号。</source>
        <translation>Numbers already registered stay; printing again makes no second number.</translation>
    </message>
    <message>
        <source>已答复，下次同步时上报。</source>
        <translation>Answered; reported with the next sync.</translation>
    </message>
    <message>
        <source>已经停下</source>
        <translation>it was stopped</translation>
    </message>
    <message>
        <source>已记下不是同一人。</source>
        <translation>Noted: not the same person.</translation>
    </message>
    <message>
        <source>已记下，打印时用这一份；另一份还在。</source>
        <translation>Noted: this one is used for printing; the other is still there.</translation>
    </message>
    <message>
        <source>已选定，下次同步时上报。</source>
        <translation>Chosen; reported with the next sync.</translation>
    </message>
    <message>
        <source>已重新核算。</source>
        <translation>Counted again.</translation>
    </message>
    <message>
        <source>年份 {0} 不可能，请改正</source>
        <translation>the year {0} is impossible; please correct it</translation>
    </message>
    <message>
        <source>年份不对：“{0}”</source>
        <translation>wrong year: &quot;{0}&quot;</translation>
    </message>
    <message>
        <source>年龄</source>
        <translation>Age</translation>
    </message>
    <message>
        <source>应是 {0} 之一，不是“{1}”</source>
        <translation>must be one of {0}, not &quot;{1}&quot;</translation>
    </message>
    <message>
        <source>应是“是”或“否”，不是“{0}”</source>
        <translation>must be yes (是) or no (否), not &quot;{0}&quot;</translation>
    </message>
    <message>
        <source>应是整数，不是“{0}”</source>
        <translation>must be a whole number, not &quot;{0}&quot;</translation>
    </message>
    <message>
        <source>应是文字</source>
        <translation>must be text</translation>
    </message>
    <message>
        <source>应是日期和时间，如 2026-03-05T09:30，不是“{0}”</source>
        <translation>must be a date and time such as 2026-03-05T09:30, not &quot;{0}&quot;</translation>
    </message>
    <message>
        <source>应是日期，如 2026-03-05，不是“{0}”</source>
        <translation>must be a date such as 2026-03-05, not &quot;{0}&quot;</translation>
    </message>
    <message>
        <source>应是本地时间，不带时区：“{0}”</source>
        <translation>must be local time without a time zone: &quot;{0}&quot;</translation>
    </message>
    <message>
        <source>座机没有区号，请补上（例如 0839-1234567）</source>
        <translation>the landline lacks its area code; please add it (for example 0839-1234567)</translation>
    </message>
    <message>
        <source>建站</source>
        <translation>create the station</translation>
    </message>
    <message>
        <source>开始时刻：应写成 09:30 的样子，不是“{0}”。</source>
        <translation>Start time: must look like 09:30, not &quot;{0}&quot;.</translation>
    </message>
    <message>
        <source>开展日期：{0} {1}，请一起改正。</source>
        <translation>Date held: {0} {1}; please correct both.</translation>
    </message>
    <message>
        <source>开展日期：{0} 还没有到，不能记为已开展。</source>
        <translation>Date held: {0} lies in the future and cannot be recorded as held.</translation>
    </message>
    <message>
        <source>开展日期：已开展的活动要写明哪一天。</source>
        <translation>Date held: an activity that was held needs its day.</translation>
    </message>
    <message>
        <source>归档活动「{0}」</source>
        <translation>file activity &quot;{0}&quot;</translation>
    </message>
    <message>
        <source>待处理的变动</source>
        <translation>a change that waits</translation>
    </message>
    <message>
        <source>志愿者 {0} 人，活动 {1} 个，照片 {2} 张</source>
        <translation>Volunteers: {0}, activities: {1}, photos: {2}</translation>
    </message>
    <message>
        <source>性别“{0}”与身份证号不一致（证号是{1}）</source>
        <translation>sex &quot;{0}&quot; does not agree with the ID number (which says {1})</translation>
    </message>
    <message>
        <source>恢复{0}</source>
        <translation>restore {0}</translation>
    </message>
    <message>
        <source>您编辑期间，{fields} 已被别处改过，没有覆盖。</source>
        <translation>While you were editing, {fields} was changed elsewhere; it was not overwritten.</translation>
    </message>
    <message>
        <source>您记的照常上报；县里新发的，更新以后就会收到。</source>
        <translation>What you record is reported as usual; what the county publishes arrives once you have updated.</translation>
    </message>
    <message>
        <source>打印机「{printer}」没有接收：{why}。</source>
        <translation>The printer &quot;{printer}&quot; did not take it: {why}.</translation>
    </message>
    <message>
        <source>扫到的内容不是证书核验码，或者没有扫全。</source>
        <translation>What was scanned is no certificate check code, or not all of it.</translation>
    </message>
    <message>
        <source>批量修改 {0} 条{1}的{2}</source>
        <translation>bulk edit {2} of {0} {1}</translation>
    </message>
    <message>
        <source>找不到县平台的网址</source>
        <translation>the county platform&apos;s address cannot be found</translation>
    </message>
    <message>
        <source>找不到文件「{path}」，或没有权限读取。</source>
        <translation>The file &quot;{path}&quot; is not there, or may not be read.</translation>
    </message>
    <message>
        <source>找不到编号为 {0} 的{1}。</source>
        <translation>There is no {1} with the number {0}.</translation>
    </message>
    <message>
        <source>找不到这条{label}（编号 {id}）。</source>
        <translation>This {label} (number {id}) cannot be found.</translation>
    </message>
    <message>
        <source>把{0}「{1}」并入「{2}」</source>
        <translation>merge {0} &quot;{1}&quot; into &quot;{2}&quot;</translation>
    </message>
    <message>
        <source>把{0}「{1}」恢复到 {2} 的样子</source>
        <translation>set {0} &quot;{1}&quot; back to how it was at {2}</translation>
    </message>
    <message>
        <source>把活动「{0}」改到 {1} 月 {2} 日</source>
        <translation>move activity &quot;{0}&quot; to {1}/{2}</translation>
    </message>
    <message>
        <source>把照片转正</source>
        <translation>turn a photo upright</translation>
    </message>
    <message>
        <source>按起止时间记 {0} 分钟</source>
        <translation>Record {0} min from start to end</translation>
    </message>
    <message>
        <source>撤回{0}的同意（{1}）</source>
        <translation>withdraw consent of {0} ({1})</translation>
    </message>
    <message>
        <source>撤回日期：「{0}」{1} 才同意，不会在 {2} 撤回。</source>
        <translation>Date withdrawn: &quot;{0}&quot; agreed on {1} and cannot have withdrawn on {2}.</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>undo</translation>
    </message>
    <message>
        <source>撤销打印</source>
        <translation>printing undone</translation>
    </message>
    <message>
        <source>操作</source>
        <translation>operation</translation>
    </message>
    <message>
        <source>收到上级或本站其他电脑的变化</source>
        <translation>Changes received from above or from another PC of this station</translation>
    </message>
    <message>
        <source>收到县里的整份资料</source>
        <translation>The county&apos;s whole record received</translation>
    </message>
    <message>
        <source>收到的内容在路上坏了</source>
        <translation>what arrived was damaged on its way</translation>
    </message>
    <message>
        <source>收到的内容大得不正常，没有收下</source>
        <translation>what arrived was abnormally large and was not taken in</translation>
    </message>
    <message>
        <source>收到的电脑名单，核对不上是本站加入的那个县平台发的。</source>
        <translation>The list of PCs that arrived cannot be shown to come from the county platform this station joined.</translation>
    </message>
    <message>
        <source>改好了，再报一次</source>
        <translation>Corrected, report again</translation>
    </message>
    <message>
        <source>放弃对{0}「{1}」没有被接受的变动</source>
        <translation>give up the change to {0} &quot;{1}&quot; that was not accepted</translation>
    </message>
    <message>
        <source>放弃这处变动</source>
        <translation>Give up this change</translation>
    </message>
    <message>
        <source>数太大：{0}</source>
        <translation>the number is too large: {0}</translation>
    </message>
    <message>
        <source>文件「{path}」太大（{size}，上限 {limit}）。</source>
        <translation>The file &quot;{path}&quot; is too large ({size}, at most {limit}).</translation>
    </message>
    <message>
        <source>文件「{path}」的内部结构异常（{why}），为安全起见没有打开。</source>
        <translation>The file &quot;{path}&quot; has an abnormal structure ({why}) and was not opened, to be safe.</translation>
    </message>
    <message>
        <source>文件不完整或已损坏</source>
        <translation>the file is incomplete or damaged</translation>
    </message>
    <message>
        <source>文件不完整，或不是表格</source>
        <translation>the file is incomplete, or no table</translation>
    </message>
    <message>
        <source>文件内容全是空白，没有拷贝完整</source>
        <translation>the file holds only blanks; it was not copied completely</translation>
    </message>
    <message>
        <source>文件名太长</source>
        <translation>the file name is too long</translation>
    </message>
    <message>
        <source>文件夹不存在</source>
        <translation>the folder does not exist</translation>
    </message>
    <message>
        <source>文件夹里已经有别的东西</source>
        <translation>the folder already holds other things</translation>
    </message>
    <message>
        <source>文件开头已损坏</source>
        <translation>the beginning of the file is damaged</translation>
    </message>
    <message>
        <source>文件是空的</source>
        <translation>the file is empty</translation>
    </message>
    <message>
        <source>文件是空的，0 字节</source>
        <translation>the file is empty, 0 bytes</translation>
    </message>
    <message>
        <source>文件没有传完整</source>
        <translation>the file did not arrive completely</translation>
    </message>
    <message>
        <source>文件没有传完整，下半部分缺失</source>
        <translation>the file did not arrive completely; its lower half is missing</translation>
    </message>
    <message>
        <source>文件没有改动。</source>
        <translation>The file is unchanged.</translation>
    </message>
    <message>
        <source>文件设了打开密码，请先取消密码</source>
        <translation>the file has a password; please remove it first</translation>
    </message>
    <message>
        <source>新时代文明实践中心</source>
        <translation>新时代文明实践中心</translation>
    </message>
    <message>
        <source>新时代文明实践所</source>
        <translation>新时代文明实践所</translation>
    </message>
    <message>
        <source>新时代文明实践站</source>
        <translation>新时代文明实践站</translation>
    </message>
    <message>
        <source>新时代文明实践站备份-{code}</source>
        <translation>新时代文明实践站备份-{code}</translation>
    </message>
    <message>
        <source>旁边缺少：{0}</source>
        <translation>Missing beside it: {0}</translation>
    </message>
    <message>
        <source>日期 {0} 在今天之后，请改正</source>
        <translation>the date {0} lies in the future; please correct it</translation>
    </message>
    <message>
        <source>日期：{0} 还没有到。</source>
        <translation>Date: {0} lies in the future.</translation>
    </message>
    <message>
        <source>时长：{0} 写了 {1} 分钟，{2}只有 {3} 分钟；请改时长，或先更正起止时间。</source>
        <translation>Duration: {0} has {1} min, {2} lasted only {3} min; change the duration, or correct start and end first.</translation>
    </message>
    <message>
        <source>时长：一天最多 {0} 分钟，不是 {1}。</source>
        <translation>Duration: at most {0} min a day, not {1}.</translation>
    </message>
    <message>
        <source>时长：不能是负数（{0}），请写 0 到 {1} 分钟。</source>
        <translation>Duration: cannot be negative ({0}); write 0 to {1} min.</translation>
    </message>
    <message>
        <source>时长：应在 1 到 {0} 分钟之间，不是 {1}。</source>
        <translation>Duration: must be between 1 and {0} min, not {1}.</translation>
    </message>
    <message>
        <source>昨天</source>
        <translation>yesterday</translation>
    </message>
    <message>
        <source>是加密后的内容，不能这样填写</source>
        <translation>is encrypted content and cannot be entered like this</translation>
    </message>
    <message>
        <source>是同一个人，合并</source>
        <translation>Same person, merge</translation>
    </message>
    <message>
        <source>月份：应写成 2026-03 的样子，不是“{0}”。</source>
        <translation>Month: must look like 2026-03, not &quot;{0}&quot;.</translation>
    </message>
    <message>
        <source>有 {0} 个人叫这个名字</source>
        <translation>people of this name: {0}</translation>
    </message>
    <message>
        <source>有 {0} 个隐藏的行，内容也一并读取</source>
        <translation>hidden rows that were read too: {0}</translation>
    </message>
    <message>
        <source>有 {0} 处两边改得不一样，等您选一个</source>
        <translation>Changed differently on two sides: {0}; please choose</translation>
    </message>
    <message>
        <source>有 {0} 处改动县里没有收，等您处理</source>
        <translation>Changes not accepted by the county: {0}; please see to them</translation>
    </message>
    <message>
        <source>有 {0} 处证件号等加密内容等钥匙：这台电脑还没有钥匙，它们好好存在本机，没有上报。请在本站原来的电脑上写配对文件，拿到这里读一下，下次同步就会送出。</source>
        <translation>Encrypted items such as ID numbers that wait for the key: {0}. This PC has no key yet; they are safe here and not reported. Write a pairing file on the station&apos;s first PC and read it here; the next sync will send them.</translation>
    </message>
    <message>
        <source>有 {0} 条以上与别的记录冲突，没有改动；例如{1}</source>
        <translation>{0} or more conflict with other records, nothing was changed; for example {1}</translation>
    </message>
    <message>
        <source>有 {0}/{1}</source>
        <translation>has {0}/{1}</translation>
    </message>
    <message>
        <source>有一张照片</source>
        <translation>A photo</translation>
    </message>
    <message>
        <source>有一行长得不正常</source>
        <translation>one line is abnormally long</translation>
    </message>
    <message>
        <source>有乱码（字成了「�」），没有导入这一项</source>
        <translation>garbled (characters became &quot;�&quot;); this item was not imported</translation>
    </message>
    <message>
        <source>有内容没有通过核对</source>
        <translation>something failed verification</translation>
    </message>
    <message>
        <source>有服务时长，没有移到回收站；可以把状态改为“已退出”。</source>
        <translation>has service hours and was not moved to the trash; set the status to &quot;left&quot; instead.</translation>
    </message>
    <message>
        <source>有隐藏的列（{0}），内容也一并读取</source>
        <translation>hidden columns ({0}) were read too</translation>
    </message>
    <message>
        <source>未加入县平台</source>
        <translation>not joined to a county platform</translation>
    </message>
    <message>
        <source>末尾成了 000，多半是表格软件把号码当成数字弄丢了后几位，请对照原件重新录入</source>
        <translation>ends in 000: the spreadsheet most likely took it for a number and lost the last digits; please enter it again from the original</translation>
    </message>
    <message>
        <source>末尾是 000，而这份文件里有号码被表格软件弄坏，请对照原件核对后重新录入</source>
        <translation>ends in 000, and the spreadsheet broke numbers in this file; please check with the original and enter it again</translation>
    </message>
    <message>
        <source>本机以外还没有备份，硬盘一坏就全没了。请备份到 U 盘。</source>
        <translation>There is no backup off this PC; if the disk fails, all is gone. Please back up to a USB stick.</translation>
    </message>
    <message>
        <source>本机没有这项权限</source>
        <translation>this PC has no right to do so</translation>
    </message>
    <message>
        <source>本站其他电脑</source>
        <translation>another PC of this station</translation>
    </message>
    <message>
        <source>本站另一台电脑</source>
        <translation>another PC of this station</translation>
    </message>
    <message>
        <source>本站已经加入“{county}”，没有再加入。</source>
        <translation>This station already belongs to &quot;{county}&quot; and did not join again.</translation>
    </message>
    <message>
        <source>本站是用文件加入“{county}”的，没有县平台的网址。</source>
        <translation>This station joined &quot;{county}&quot; by files and has no address of the county platform.</translation>
    </message>
    <message>
        <source>本站自己的</source>
        <translation>the station&apos;s own</translation>
    </message>
    <message>
        <source>本站还没有加入县平台。</source>
        <translation>This station has not joined a county platform yet.</translation>
    </message>
    <message>
        <source>查看</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>校正最多 {0} 毫米，请再量一次。</source>
        <translation>At most {0} mm can be corrected; please measure again.</translation>
    </message>
    <message>
        <source>每个词最多 {0} 字，不含控制字符</source>
        <translation>each word at most {0} characters, without control characters</translation>
    </message>
    <message>
        <source>每台电脑要用一个新的加入码，请向县里再要一个。</source>
        <translation>Each PC needs a joining code of its own; ask the county for another one.</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>is missing</translation>
    </message>
    <message>
        <source>没有 {0} 月，请改正</source>
        <translation>there is no month {0}; please correct it</translation>
    </message>
    <message>
        <source>没有{verb}。</source>
        <translation>Did not {verb}.</translation>
    </message>
    <message>
        <source>没有「{kind}」这种记录。</source>
        <translation>There is no kind of record &quot;{kind}&quot;.</translation>
    </message>
    <message>
        <source>没有「{template}」这个打印模板。</source>
        <translation>There is no template &quot;{template}&quot;.</translation>
    </message>
    <message>
        <source>没有上报的内容都好好留在本机。</source>
        <translation>Whatever was not reported is safe on this PC.</translation>
    </message>
    <message>
        <source>没有保存。</source>
        <translation>Not saved.</translation>
    </message>
    <message>
        <source>没有保存任何一半的结果，资料没有受影响。</source>
        <translation>No half result was saved; the records are not affected.</translation>
    </message>
    <message>
        <source>没有做任何改动。</source>
        <translation>Nothing was changed.</translation>
    </message>
    <message>
        <source>没有其他资料</source>
        <translation>nothing else is known</translation>
    </message>
    <message>
        <source>没有再往里写。</source>
        <translation>Nothing more was written to it.</translation>
    </message>
    <message>
        <source>没有加入成：{why}。</source>
        <translation>Joining failed: {why}.</translation>
    </message>
    <message>
        <source>没有加入，什么都没有发出去。</source>
        <translation>Did not join; nothing was sent.</translation>
    </message>
    <message>
        <source>没有加密，资料会被别人看到</source>
        <translation>it is not encrypted; others could see the records</translation>
    </message>
    <message>
        <source>没有动 {0}。</source>
        <translation>{0} was left alone.</translation>
    </message>
    <message>
        <source>没有可以{verb}的操作。</source>
        <translation>There is nothing to {verb}.</translation>
    </message>
    <message>
        <source>没有可以打印的内容：{why}。</source>
        <translation>There is nothing to print: {why}.</translation>
    </message>
    <message>
        <source>没有同步完</source>
        <translation>sync not finished</translation>
    </message>
    <message>
        <source>没有姓名，请补上</source>
        <translation>no name; please add it</translation>
    </message>
    <message>
        <source>没有导入任何内容，原文件没有改动。</source>
        <translation>Nothing was imported; the original file is unchanged.</translation>
    </message>
    <message>
        <source>没有往里写任何东西，原来的设置没有改动。</source>
        <translation>Nothing was written there; the setting is unchanged.</translation>
    </message>
    <message>
        <source>没有恢复任何内容，这个文件没有改动。</source>
        <translation>Nothing was recovered; this file is unchanged.</translation>
    </message>
    <message>
        <source>没有恢复到「{path}」：{why}。</source>
        <translation>Nothing was recovered to &quot;{path}&quot;: {why}.</translation>
    </message>
    <message>
        <source>没有找到有“姓名”一列的表头</source>
        <translation>no header row with a column &quot;姓名&quot; was found</translation>
    </message>
    <message>
        <source>没有收下任何内容。</source>
        <translation>Nothing was taken in.</translation>
    </message>
    <message>
        <source>没有收下任何内容，原文件没有改动。</source>
        <translation>Nothing was taken in; the original file is unchanged.</translation>
    </message>
    <message>
        <source>没有权限</source>
        <translation>no permission</translation>
    </message>
    <message>
        <source>没有权限，或文件正被其他程序打开</source>
        <translation>no permission, or another program has the file open</translation>
    </message>
    <message>
        <source>没有登记编号，没有留下文件。</source>
        <translation>No number was registered, no file left behind.</translation>
    </message>
    <message>
        <source>没有给出口令。</source>
        <translation>No passphrase was given.</translation>
    </message>
    <message>
        <source>没有这个办法：{0}</source>
        <translation>there is no such way: {0}</translation>
    </message>
    <message>
        <source>没有进展，下次再试</source>
        <translation>no progress; tried again next time</translation>
    </message>
    <message>
        <source>没有连上县平台</source>
        <translation>county platform not reached</translation>
    </message>
    <message>
        <source>没有连上县平台：{why}。</source>
        <translation>The county platform was not reached: {why}.</translation>
    </message>
    <message>
        <source>没有选择活动</source>
        <translation>no activity was chosen</translation>
    </message>
    <message>
        <source>没有采用这份名单，原来的名单和本机的内容都没有改动。</source>
        <translation>The list was not used; the former list and this PC&apos;s records are unchanged.</translation>
    </message>
    <message>
        <source>活动「{0}」</source>
        <translation>activity &quot;{0}&quot;</translation>
    </message>
    <message>
        <source>活动「{0}」{1}，开展以后才能归档。</source>
        <translation>Activity &quot;{0}&quot; is {1}; it can be filed once it was held.</translation>
    </message>
    <message>
        <source>活动「{0}」{1}，日子请在活动里改。</source>
        <translation>Activity &quot;{0}&quot; is {1}; change its day in the activity itself.</translation>
    </message>
    <message>
        <source>活动「{0}」{1}，请核对后更正。</source>
        <translation>Activity &quot;{0}&quot;: {1}; please check and correct.</translation>
    </message>
    <message>
        <source>活动「{0}」已开展，「{1}」还没有时长。</source>
        <translation>Activity &quot;{0}&quot; was held, but &quot;{1}&quot; has no hours yet.</translation>
    </message>
    <message>
        <source>活动「{0}」的时间在这台电脑上看不到。</source>
        <translation>The time of &quot;{0}&quot; cannot be seen on this PC.</translation>
    </message>
    <message>
        <source>活动「{0}」还没有开展</source>
        <translation>activity &quot;{0}&quot; was not held yet</translation>
    </message>
    <message>
        <source>活动「{0}」还没有登记参与人员</source>
        <translation>activity &quot;{0}&quot; has no participants yet</translation>
    </message>
    <message>
        <source>活动「{title}」的档案还缺：{missing}。</source>
        <translation>The file of &quot;{title}&quot; still lacks: {missing}.</translation>
    </message>
    <message>
        <source>活动的日期{0}，{1}</source>
        <translation>the activity&apos;s date is {0}; {1}</translation>
    </message>
    <message>
        <source>活动证书 {0}{1}</source>
        <translation>Activity certificates {0}{1}</translation>
    </message>
    <message>
        <source>活动还是已开展，没有归档。</source>
        <translation>The activity stays held and is not filed.</translation>
    </message>
    <message>
        <source>添加{0}</source>
        <translation>add {0}</translation>
    </message>
    <message>
        <source>照片「{path}」尺寸异常（{width}×{height}），为安全起见没有打开。</source>
        <translation>The photo &quot;{path}&quot; has abnormal dimensions ({width}×{height}) and was not opened, to be safe.</translation>
    </message>
    <message>
        <source>照片「{path}」打不开（{why}）。</source>
        <translation>The photo &quot;{path}&quot; cannot be opened ({why}).</translation>
    </message>
    <message>
        <source>照片「{path}」的文件太大（{size}，上限 {limit}），没有打开。</source>
        <translation>The photo file &quot;{path}&quot; is too large ({size}, at most {limit}) and was not opened.</translation>
    </message>
    <message>
        <source>照片卷 {0} 在备份里已损坏，读得出的照片都救出来了。</source>
        <translation>Photo volume {0} is damaged in the backup; whatever can be read was saved.</translation>
    </message>
    <message>
        <source>照片卷 {0} 备份时已经损坏或缺少</source>
        <translation>Photo volume {0} was damaged or missing when backed up</translation>
    </message>
    <message>
        <source>照片太大，超过了县平台的上限</source>
        <translation>the photo is too large for the county platform</translation>
    </message>
    <message>
        <source>照片的格式它不收</source>
        <translation>it does not take photos of this format</translation>
    </message>
    <message>
        <source>照片的记录还没有送到</source>
        <translation>the photo&apos;s record has not arrived there yet</translation>
    </message>
    <message>
        <source>用{0}</source>
        <translation>Use {0}</translation>
    </message>
    <message>
        <source>用{0}的</source>
        <translation>Use the one of {0}</translation>
    </message>
    <message>
        <source>用了不认识的压缩方式</source>
        <translation>an unknown compression was used</translation>
    </message>
    <message>
        <source>用途：没有“{0}”。</source>
        <translation>Purpose: there is no &quot;{0}&quot;.</translation>
    </message>
    <message>
        <source>申请里没有记下加入码</source>
        <translation>the request does not hold the joining code</translation>
    </message>
    <message>
        <source>电脑「{0}」</source>
        <translation>PC &quot;{0}&quot;</translation>
    </message>
    <message>
        <source>电脑的日期往回调过，说不准上次备份到本机以外有多久了。请备份到 U 盘。</source>
        <translation>The PC&apos;s date was set back, so nobody can say how long ago the last backup off this PC was. Please back up to a USB stick.</translation>
    </message>
    <message>
        <source>登记{0}的同意（{1}）</source>
        <translation>record consent of {0} ({1})</translation>
    </message>
    <message>
        <source>登记志愿者「{0}{1}」</source>
        <translation>register volunteers &quot;{0}{1}&quot;</translation>
    </message>
    <message>
        <source>登记活动「{0}」{1}的证书</source>
        <translation>register certificates of &quot;{0}&quot; {1}</translation>
    </message>
    <message>
        <source>登记这台电脑</source>
        <translation>register this PC</translation>
    </message>
    <message>
        <source>的{0}</source>
        <translation>its {0}</translation>
    </message>
    <message>
        <source>看不出年份，{0}</source>
        <translation>the year cannot be made out; {0}</translation>
    </message>
    <message>
        <source>看不懂这个日期，{0}</source>
        <translation>this date cannot be read; {0}</translation>
    </message>
    <message>
        <source>磁盘没有确认写好，这一步可能没有保存。</source>
        <translation>The disk did not confirm the write; this step may not be saved.</translation>
    </message>
    <message>
        <source>磁盘满了，现在只能查看、导出和备份到别处，不能保存。</source>
        <translation>The disk is full: you can look, export and back up elsewhere, but not save.</translation>
    </message>
    <message>
        <source>磁盘空间不够，这一步没有保存。</source>
        <translation>The disk is full; this step was not saved.</translation>
    </message>
    <message>
        <source>示例县平台没有启动起来：{why}。</source>
        <translation>The sample county platform did not start: {why}.</translation>
    </message>
    <message>
        <source>示例站点不受影响。</source>
        <translation>The sample station is not affected.</translation>
    </message>
    <message>
        <source>程序</source>
        <translation>the program</translation>
    </message>
    <message>
        <source>程序会自动再试。</source>
        <translation>The program tries again by itself.</translation>
    </message>
    <message>
        <source>程序会自动再试，也可以过一会儿再点“同步”。</source>
        <translation>The program tries again by itself; or press &quot;Sync&quot; in a while.</translation>
    </message>
    <message>
        <source>站点的文件「{path}」被移走、改名或删除了，或者所在的盘已拔出；这一步没有保存。</source>
        <translation>The station&apos;s file &quot;{path}&quot; was moved, renamed or deleted, or its drive was unplugged; this step was not saved.</translation>
    </message>
    <message>
        <source>站点资料没有受影响，没有留下半个备份文件。</source>
        <translation>The station&apos;s records are not affected; no half backup was left behind.</translation>
    </message>
    <message>
        <source>站点资料没有受影响，没有留下半个文件。</source>
        <translation>The station&apos;s records are not affected; no half file was left behind.</translation>
    </message>
    <message>
        <source>站点资料没有改动。</source>
        <translation>The station&apos;s records are unchanged.</translation>
    </message>
    <message>
        <source>站点：{0}</source>
        <translation>Station: {0}</translation>
    </message>
    <message>
        <source>第 {0} 张照片</source>
        <translation>photo {0}</translation>
    </message>
    <message>
        <source>第 {0} 行</source>
        <translation>row {0}</translation>
    </message>
    <message>
        <source>第 {0} 行分不出格子</source>
        <translation>row {0} cannot be split into cells</translation>
    </message>
    <message>
        <source>第 {0} 行：{1}</source>
        <translation>row {0}: {1}</translation>
    </message>
    <message>
        <source>等 {0} 个活动</source>
        <translation>and others, {0} in all</translation>
    </message>
    <message>
        <source>等 {0} 人</source>
        <translation>and others, {0} in all</translation>
    </message>
    <message>
        <source>等了很久没有回音，网络太慢或不通</source>
        <translation>no answer for a long time; the network is too slow or down</translation>
    </message>
    <message>
        <source>等着它的还有：{0}。</source>
        <translation>Waiting for it as well: {0}.</translation>
    </message>
    <message>
        <source>等那边做完就有新备份了。</source>
        <translation>There will be a new backup once that is done.</translation>
    </message>
    <message>
        <source>答复「{0}」已办理</source>
        <translation>answer &quot;{0}&quot; as done</translation>
    </message>
    <message>
        <source>签到到签退</source>
        <translation>sign-in to sign-out</translation>
    </message>
    <message>
        <source>签名和内容对不上，可能在路上改动过</source>
        <translation>signature and content do not agree; it may have been altered on the way</translation>
    </message>
    <message>
        <source>签名或填表说明，不是人员，已跳过</source>
        <translation>a signature or instructions, not a person; skipped</translation>
    </message>
    <message>
        <source>签名的电脑不在县里给的名单上</source>
        <translation>the PC that signed is not on the county&apos;s list</translation>
    </message>
    <message>
        <source>签退：应晚于签到（{0}），不是 {1}。</source>
        <translation>Sign-out: must come after sign-in ({0}), not {1}.</translation>
    </message>
    <message>
        <source>粘贴 {0} 条{1}</source>
        <translation>paste {0} {1}</translation>
    </message>
    <message>
        <source>系列「{0}」接下来没有日子可计划，请看看周期和起止日期。</source>
        <translation>Series &quot;{0}&quot; has no days left to plan; look at its rhythm and its first and last day.</translation>
    </message>
    <message>
        <source>系统拒绝</source>
        <translation>the system refused</translation>
    </message>
    <message>
        <source>结束时间应晚于开始时间。</source>
        <translation>The end must come after the start.</translation>
    </message>
    <message>
        <source>结束（{0}）早于开始（{1}）。</source>
        <translation>The end ({0}) comes before the start ({1}).</translation>
    </message>
    <message>
        <source>结构不对</source>
        <translation>wrong structure</translation>
    </message>
    <message>
        <source>给活动「{0}」添加 {1} 张照片</source>
        <translation>add photos to &quot;{0}&quot;: {1}</translation>
    </message>
    <message>
        <source>网址里不能带用户名、问号或井号</source>
        <translation>the address must not hold a user name, a question mark or a hash</translation>
    </message>
    <message>
        <source>网络要先登录或认证（打开的是别人的网页）</source>
        <translation>the network wants a login first (somebody else&apos;s page came up)</translation>
    </message>
    <message>
        <source>职务：没有“{0}”。</source>
        <translation>Role: there is no &quot;{0}&quot;.</translation>
    </message>
    <message>
        <source>至少 </source>
        <translation>at least </translation>
    </message>
    <message>
        <source>花名册里原来是「{0}」，证件号码相同，姓名按这一行改了，请核对</source>
        <translation>the roster had &quot;{0}&quot; with the same ID number; the name was changed to this row&apos;s, please check</translation>
    </message>
    <message>
        <source>花名册里可能已有此人，{0}。</source>
        <translation>This person may be in the roster already: {0}.</translation>
    </message>
    <message>
        <source>花名册里已有的证件号码已加密，本机没有钥匙，没有改动；要换请在这个人的资料里改</source>
        <translation>the roster&apos;s ID number is encrypted and this PC has no key, so it stays; change it in the person&apos;s record</translation>
    </message>
    <message>
        <source>花名册里有几个人是这个身份证号，请先在花名册里合并</source>
        <translation>several people in the roster have this ID number; merge them there first</translation>
    </message>
    <message>
        <source>花名册里有几个同名同生日的人，请补上身份证号</source>
        <translation>several people in the roster have this name and birthday; add the ID number</translation>
    </message>
    <message>
        <source>花名册里有同名的人，出生日期不全，分不清是不是同一人，请补全出生日期</source>
        <translation>the roster has this name with an incomplete date of birth; complete it to tell them apart</translation>
    </message>
    <message>
        <source>花名册里有同名的人，分不清是不是同一人，请补上身份证号或出生日期</source>
        <translation>the roster has this name; add ID number or date of birth to tell them apart</translation>
    </message>
    <message>
        <source>花名册里有同名的人，这一行的内容与那一位不同，又没有身份证号或出生日期可以确认是同一人，请补上身份证号或出生日期，或直接在花名册里修改</source>
        <translation>the roster has this name, but this row differs and has neither ID number nor date of birth to show it is the same person; add one, or edit the roster</translation>
    </message>
    <message>
        <source>花名册里没有这个名字</source>
        <translation>the roster does not have this name</translation>
    </message>
    <message>
        <source>花名册里没有，有读音或写法相近的</source>
        <translation>not in the roster, but similar names are</translation>
    </message>
    <message>
        <source>补上后再归档；确实没有的，也可以这样归档。</source>
        <translation>Add it and file again; if there really is none, it can be filed like this.</translation>
    </message>
    <message>
        <source>补写 {0} 张照片的拍摄时间</source>
        <translation>add the time of photos: {0}</translation>
    </message>
    <message>
        <source>补记原因：没有名单的补记要写明原因。</source>
        <translation>Reason: hours added without a list need one.</translation>
    </message>
    <message>
        <source>表格软件把 {0}.10 也显示成 {1}.1，分不清是 1 月还是 10 月，只记了年份</source>
        <translation>spreadsheets show {0}.10 as {1}.1 too; January and October cannot be told apart, so only the year was kept</translation>
    </message>
    <message>
        <source>表格软件把号码当成了数字，后几位已经丢失；请把这一列设成“文本”，对照原件重新录入</source>
        <translation>the spreadsheet took the number for a figure and lost its last digits; set the column to &quot;text&quot; and enter it again from the original</translation>
    </message>
    <message>
        <source>要{verb}的内容后来又有变动：{fields}。</source>
        <translation>What you want to {verb} was changed again since: {fields}.</translation>
    </message>
    <message>
        <source>要先更新程序</source>
        <translation>the program must be updated first</translation>
    </message>
    <message>
        <source>要写两条不同的记录。</source>
        <translation>Two different records are needed.</translation>
    </message>
    <message>
        <source>要处理的不一致在县平台上已经没有了</source>
        <translation>the county platform no longer has this difference</translation>
    </message>
    <message>
        <source>要换到别的县平台，请先和县里联系。</source>
        <translation>To move to another county platform, talk to the county first.</translation>
    </message>
    <message>
        <source>要更正请在活动里修改，或用「station set participation {id} 字段=值」。</source>
        <translation>To correct it, edit the activity, or use &quot;station set participation {id} field=value&quot;.</translation>
    </message>
    <message>
        <source>要的内容不在那里了</source>
        <translation>what was asked for is no longer there</translation>
    </message>
    <message>
        <source>解开后超过 {0} MB</source>
        <translation>more than {0} MB when unpacked</translation>
    </message>
    <message>
        <source>计划「{0}」的 {1} 次活动</source>
        <translation>plan activities of &quot;{0}&quot;: {1}</translation>
    </message>
    <message>
        <source>计划活动「{0}」</source>
        <translation>plan activity &quot;{0}&quot;</translation>
    </message>
    <message>
        <source>认领：{0}已经认领了 {1} 的「{2}」。</source>
        <translation>Claim: {0} has claimed &quot;{2}&quot; for {1} already.</translation>
    </message>
    <message>
        <source>记下{0}「{1}」与「{2}」不是同一人</source>
        <translation>note that {0} &quot;{1}&quot; and &quot;{2}&quot; are not the same person</translation>
    </message>
    <message>
        <source>记录活动「{0}」</source>
        <translation>record activity &quot;{0}&quot;</translation>
    </message>
    <message>
        <source>设定 {0} 的月主题「{1}」</source>
        <translation>set the theme of {0}: &quot;{1}&quot;</translation>
    </message>
    <message>
        <source>证书 {0} 已作废，{1}</source>
        <translation>Certificate {0} is void, {1}</translation>
    </message>
    <message>
        <source>证书 {0} 已作废，编号不再使用。</source>
        <translation>Certificate {0} is void; its number is not used again.</translation>
    </message>
    <message>
        <source>证书 {0} 已经作废了。</source>
        <translation>Certificate {0} is void already.</translation>
    </message>
    <message>
        <source>证书上的内容{0}，{1}</source>
        <translation>what stands on the certificate is {0}; {1}</translation>
    </message>
    <message>
        <source>证件号码应有 4 到 30 个字符，这里是 {0} 个，请对照原件改正</source>
        <translation>an ID number has 4 to 30 characters, this one {0}; please correct it from the original</translation>
    </message>
    <message>
        <source>证件号码相同</source>
        <translation>same ID number</translation>
    </message>
    <message>
        <source>证件号码表明是{0}，这里写的是{1}，两处不一致，请对照原件改正其中一处</source>
        <translation>the ID number says {0}, here it says {1}; please correct one of them from the original</translation>
    </message>
    <message>
        <source>证件号码里有星号，不是完整的号码，请对照原件填完整</source>
        <translation>the ID number has asterisks and is not complete; please fill it in from the original</translation>
    </message>
    <message>
        <source>证件号码里的出生日期是 {0}，这里写的是 {1}，两处不一致，请对照原件改正其中一处</source>
        <translation>the date of birth in the ID number is {0}, here it says {1}; please correct one of them from the original</translation>
    </message>
    <message>
        <source>证件号码：{0}</source>
        <translation>ID number: {0}</translation>
    </message>
    <message>
        <source>证件号解开</source>
        <translation>ID numbers unlocked</translation>
    </message>
    <message>
        <source>请不要删除它；用最近的备份恢复，或把它交给技术人员。</source>
        <translation>Please do not delete it; recover from the latest backup, or give it to a technician.</translation>
    </message>
    <message>
        <source>请先写申请文件交给县里（命令行用 station enroll --request）。</source>
        <translation>Write a request file for the county first (command: station enroll --request).</translation>
    </message>
    <message>
        <source>请先取得钥匙，或在有钥匙的那台电脑上打印</source>
        <translation>get the key first, or print on the PC that has it</translation>
    </message>
    <message>
        <source>请先把程序更新到新版本。</source>
        <translation>Please update the program first.</translation>
    </message>
    <message>
        <source>请先把程序更新到新版本，再来改动。</source>
        <translation>Please update the program before you change anything.</translation>
    </message>
    <message>
        <source>请先把资料备份到U盘，再请人检查硬盘。</source>
        <translation>Back up to a USB stick first, then have the disk checked.</translation>
    </message>
    <message>
        <source>请先把资料备份到U盘，再请人检查硬盘；重新打开后，请看一看这一步在不在。</source>
        <translation>Back up to a USB stick first, then have the disk checked; when you open again, see whether this step is there.</translation>
    </message>
    <message>
        <source>请先用「station init」建站，或检查文件夹是否选对。</source>
        <translation>Make a station with &quot;station init&quot; first, or check that this is the right folder.</translation>
    </message>
    <message>
        <source>请先读更早的那一批；找不到的，请再写一批带去县里，换新的回来。</source>
        <translation>Read the earlier batch first; if it cannot be found, write another one for the county and bring back a new one.</translation>
    </message>
    <message>
        <source>请关闭其他程序后再试一次。</source>
        <translation>Close other programs and try again.</translation>
    </message>
    <message>
        <source>请关闭程序，把文件（或盘）放回原处，再重新打开；放不回来时请用最近的备份恢复。</source>
        <translation>Close the program, put the file (or drive) back and open again; if it cannot be put back, recover from the latest backup.</translation>
    </message>
    <message>
        <source>请再印一次，会改用随程序带的字体；也可以重新安装这种字体。</source>
        <translation>Print again: the font that comes with the program will be used; or install this font anew.</translation>
    </message>
    <message>
        <source>请写成 1985-08-12 或 1985-08 的样子</source>
        <translation>please write it like 1985-08-12 or 1985-08</translation>
    </message>
    <message>
        <source>请写明要改哪一项。</source>
        <translation>Say which field is to be changed.</translation>
    </message>
    <message>
        <source>请写是或否；没有导入这一项</source>
        <translation>write 是 or 否; this item was not imported</translation>
    </message>
    <message>
        <source>请删除合并后的那一位，或先取消合并。</source>
        <translation>Delete the merged person instead, or undo the merge first.</translation>
    </message>
    <message>
        <source>请到“同步”页的“U 盘传送”写成文件带去（命令行用 station bundle write）；有了网址，在“同步设置”里写上（命令行用 station enroll --url 网址）。</source>
        <translation>Write a file in &quot;Sync › By USB stick&quot; and carry it there (command: station bundle write); once you have the address, enter it in the sync settings (command: station enroll --url ADDRESS).</translation>
    </message>
    <message>
        <source>请原样带到收件一方；要替人捎带，点“替别的站带走”（命令行用 station bundle carry）。</source>
        <translation>Carry it as it is to whom it is meant for; to carry for others, use &quot;Carry for other stations&quot; (command: station bundle carry).</translation>
    </message>
    <message>
        <source>请向县里或镇里重新要一份。</source>
        <translation>Ask the county or the town for a new one.</translation>
    </message>
    <message>
        <source>请向县里要一个新的加入码。</source>
        <translation>Ask the county for a new joining code.</translation>
    </message>
    <message>
        <source>请向县里要一个新的加入码，再加入一次。</source>
        <translation>Ask the county for a new joining code and join again.</translation>
    </message>
    <message>
        <source>请向县里要网址和加入码，在“同步”页点“接入县平台”（命令行用 station enroll --url 网址 --code 加入码）。</source>
        <translation>Ask the county for address and joining code, then press &quot;Join the county platform&quot; in Sync (command: station enroll --url ADDRESS --code CODE).</translation>
    </message>
    <message>
        <source>请向给您文件的人要一份重新保存过的文件。</source>
        <translation>Ask whoever gave you the file for one that was saved anew.</translation>
    </message>
    <message>
        <source>请告诉县里的管理员更新证书。</source>
        <translation>Please tell the county&apos;s administrator to renew the certificate.</translation>
    </message>
    <message>
        <source>请告诉县里的管理员检查证书。</source>
        <translation>Please tell the county&apos;s administrator to check the certificate.</translation>
    </message>
    <message>
        <source>请在微信里不选“原图”重新发送后再添加，或换一张。</source>
        <translation>Send it again in WeChat without &quot;full image&quot; and add that, or take another one.</translation>
    </message>
    <message>
        <source>请在手机上重新发送原图，或换一张。</source>
        <translation>Send the original from the phone again, or take another one.</translation>
    </message>
    <message>
        <source>请在提示处输入口令，或使用 --passphrase-fd。</source>
        <translation>Type the passphrase at the prompt, or use --passphrase-fd.</translation>
    </message>
    <message>
        <source>请在本站原来的那台电脑上写配对文件。</source>
        <translation>Write the pairing file on the station&apos;s first PC.</translation>
    </message>
    <message>
        <source>请在本站原来的那台电脑上重新写一份。</source>
        <translation>Write a new one on the station&apos;s first PC.</translation>
    </message>
    <message>
        <source>请在桌面上打开，或使用命令（「station --help」列出）。</source>
        <translation>Open it on a desktop, or use commands (&quot;station --help&quot; lists them).</translation>
    </message>
    <message>
        <source>请在系统设置里把日期和时间调准，再同步。</source>
        <translation>Set date and time in the system settings, then sync again.</translation>
    </message>
    <message>
        <source>请对照县里给的加入码（5 组，每组 5 个字母或数字）再输一遍。</source>
        <translation>Compare with the county&apos;s joining code (5 groups of 5 letters or digits) and type it again.</translation>
    </message>
    <message>
        <source>请把它拆成几个文件分别导入。</source>
        <translation>Split it into several files and import them one by one.</translation>
    </message>
    <message>
        <source>请把差的文件也放到一起，再读一次。</source>
        <translation>Put the missing files beside them and read again.</translation>
    </message>
    <message>
        <source>请把状态改为“已退出”，时长和证书会继续保留。</source>
        <translation>Set the status to &quot;left&quot;; hours and certificates are kept.</translation>
    </message>
    <message>
        <source>请把程序更新到新版本，再同步一次。</source>
        <translation>Update the program, then sync again.</translation>
    </message>
    <message>
        <source>请把程序更新到新版本；仍不行请告诉县里。</source>
        <translation>Update the program; if that does not help, tell the county.</translation>
    </message>
    <message>
        <source>请把程序更新到新版本；已经是最新的，请告诉县里。</source>
        <translation>Update the program; if it is the newest already, tell the county.</translation>
    </message>
    <message>
        <source>请把站点资料放在本机硬盘上；要带走请用「备份」。</source>
        <translation>Keep the station on this PC&apos;s own disk; use a backup to take it along.</translation>
    </message>
    <message>
        <source>请把证书放平、光线充足时再扫一次，或按编号查询证书登记。</source>
        <translation>Lay the certificate flat in good light and scan again, or look up its number in the register.</translation>
    </message>
    <message>
        <source>请把这句话告诉县里的管理员。</source>
        <translation>Please tell this to the county&apos;s administrator.</translation>
    </message>
    <message>
        <source>请把这句话告诉县里的管理员核实；不要换网址，也不要重新加入。</source>
        <translation>Please ask the county&apos;s administrator about this; do not change the address and do not join again.</translation>
    </message>
    <message>
        <source>请把这句话告诉县里的管理员核实；县里更正以后，下次同步会自动补上。</source>
        <translation>Please ask the county&apos;s administrator about this; once corrected, the next sync brings it by itself.</translation>
    </message>
    <message>
        <source>请换一个位置（例如另一个U盘）再试。</source>
        <translation>Choose another place (another USB stick, for example) and try again.</translation>
    </message>
    <message>
        <source>请换一个位置，或关闭正在打开它的程序后再试。</source>
        <translation>Choose another place, or close the program that has it open, and try again.</translation>
    </message>
    <message>
        <source>请换一个文件夹，最好在 U 盘或移动硬盘上。</source>
        <translation>Choose another folder, best on a USB stick or an external disk.</translation>
    </message>
    <message>
        <source>请换一个空文件夹（命令行用 --home 指定）。</source>
        <translation>Choose an empty folder (command: --home).</translation>
    </message>
    <message>
        <source>请换一个空文件夹，或新建一个。</source>
        <translation>Choose an empty folder, or make a new one.</translation>
    </message>
    <message>
        <source>请换一个空文件夹，或直接打开原有站点。</source>
        <translation>Choose an empty folder, or open the station that is there.</translation>
    </message>
    <message>
        <source>请换一份备份再试。</source>
        <translation>Try another backup.</translation>
    </message>
    <message>
        <source>请换一份备份再试；这份也请留着，技术人员也许能救出一部分。</source>
        <translation>Try another backup; keep this one too, a technician may be able to save part of it.</translation>
    </message>
    <message>
        <source>请换一张正常的照片。</source>
        <translation>Please take another photo.</translation>
    </message>
    <message>
        <source>请改正后再保存。</source>
        <translation>Correct it, then save.</translation>
    </message>
    <message>
        <source>请核对加入码；需要时请县里重新发一个。</source>
        <translation>Check the joining code; ask the county for a new one if needed.</translation>
    </message>
    <message>
        <source>请核对县平台的网址，或告诉县里的管理员。</source>
        <translation>Check the county platform&apos;s address, or tell the county&apos;s administrator.</translation>
    </message>
    <message>
        <source>请核对县平台的网址；如果一直这样，请告诉县里。</source>
        <translation>Check the county platform&apos;s address; if it stays like this, tell the county.</translation>
    </message>
    <message>
        <source>请核对县平台的网址；如果县里换过证书，请把网址重新填写保存一次，再同步。</source>
        <translation>Check the county platform&apos;s address; if the county changed its certificate, enter and save the address again, then sync.</translation>
    </message>
    <message>
        <source>请核对是不是本站的加入码，或向县里要一个。</source>
        <translation>Check that it is this station&apos;s joining code, or ask the county for one.</translation>
    </message>
    <message>
        <source>请核对网址和加入码；仍不行请打电话给县里核实。</source>
        <translation>Check address and joining code; if that does not help, phone the county.</translation>
    </message>
    <message>
        <source>请检查大小写和输入法后再试一次。</source>
        <translation>Check capitals and the input method, then try again.</translation>
    </message>
    <message>
        <source>请检查文件名和U盘是否插好。</source>
        <translation>Check the file name, and that the USB stick is plugged in.</translation>
    </message>
    <message>
        <source>请检查文件夹是否选对、口令是否正确；仍不行就用备份恢复。</source>
        <translation>Check folder and passphrase; if that does not help, recover from a backup.</translation>
    </message>
    <message>
        <source>请检查是否已联网；若别的网页打得开，请核对县平台的网址。</source>
        <translation>Check the connection; if other pages open, check the county platform&apos;s address.</translation>
    </message>
    <message>
        <source>请检查系统里的代理设置，或请装网络的人看看。</source>
        <translation>Check the proxy in the system settings, or ask whoever set up the network.</translation>
    </message>
    <message>
        <source>请检查网线、无线网或路由器；连上后会自动再试。</source>
        <translation>Check cable, Wi-Fi or router; it will be tried again once connected.</translation>
    </message>
    <message>
        <source>请检查表格第一行是否有列名，再导入。</source>
        <translation>Check that the first row holds column names, then import again.</translation>
    </message>
    <message>
        <source>请检查这个文件夹（或U盘）是不是只读，或换一个文件夹。</source>
        <translation>Check whether the folder (or USB stick) is read-only, or choose another folder.</translation>
    </message>
    <message>
        <source>请照县里给的网址原样填写，一般以 https:// 开头。</source>
        <translation>Enter the address exactly as the county gave it; it usually begins with https://.</translation>
    </message>
    <message>
        <source>请用 Excel 或 WPS 打开它，另存为 .xlsx 后再导入。</source>
        <translation>Open it in Excel or WPS, save it as .xlsx and import that.</translation>
    </message>
    <message>
        <source>请用最近的备份恢复，并保留这份文件交给技术人员。</source>
        <translation>Recover from the latest backup, and keep this file for a technician.</translation>
    </message>
    <message>
        <source>请看一眼新内容，再决定要不要改。</source>
        <translation>Look at the new content, then decide whether to change it.</translation>
    </message>
    <message>
        <source>请看看打印机是否开着、有没有纸，再打一次；也可以先保存 PDF。</source>
        <translation>See whether the printer is on and has paper, then print again; or save a PDF for now.</translation>
    </message>
    <message>
        <source>请等那边做完（例如大批导入）后再试。</source>
        <translation>Wait until that is done (a large import, for example) and try again.</translation>
    </message>
    <message>
        <source>请缩短文字或换大一号纸。</source>
        <translation>Shorten the text or take larger paper.</translation>
    </message>
    <message>
        <source>请联网同步一次；没有网络的，请向县里要新的加入码，在“同步”页重新接入（命令行用 station enroll --request）。</source>
        <translation>Sync once online; without a network, ask the county for a new joining code and join again in Sync (command: station enroll --request).</translation>
    </message>
    <message>
        <source>请联网同步一次；没有网络的，请向县里要新的加入码，在“同步”页重新接入（命令行用 station enroll --request），登记好以后再写文件带去。</source>
        <translation>Sync once online; without a network, ask the county for a new joining code, join again in Sync (command: station enroll --request), and only then write files to carry.</translation>
    </message>
    <message>
        <source>请至少用 {minimum} 个字符，例如一句只有您记得的话。</source>
        <translation>Use at least {minimum} characters, for example a sentence only you remember.</translation>
    </message>
    <message>
        <source>请让对方重新拷贝一份。</source>
        <translation>Ask them to copy it again.</translation>
    </message>
    <message>
        <source>请过一会儿再试。</source>
        <translation>Try again in a while.</translation>
    </message>
    <message>
        <source>请过一小时再试。</source>
        <translation>Try again in an hour.</translation>
    </message>
    <message>
        <source>请连同写申请时用的加入码一起再读一次。</source>
        <translation>Read it again together with the joining code used for the request.</translation>
    </message>
    <message>
        <source>请选人和用途。</source>
        <translation>Choose people and purposes.</translation>
    </message>
    <message>
        <source>读不懂文件「{path}」：{why}。</source>
        <translation>The file &quot;{path}&quot; cannot be read: {why}.</translation>
    </message>
    <message>
        <source>读写磁盘时出错，这一步没有保存。</source>
        <translation>The disk failed; this step was not saved.</translation>
    </message>
    <message>
        <source>调整活动「{0}」的照片顺序</source>
        <translation>reorder the photos of &quot;{0}&quot;</translation>
    </message>
    <message>
        <source>资料文件有损坏：{what}。</source>
        <translation>The records file is damaged: {what}.</translation>
    </message>
    <message>
        <source>资料没有受影响。</source>
        <translation>The records are not affected.</translation>
    </message>
    <message>
        <source>过一会儿会自动再试；如果一直这样，请告诉县里。</source>
        <translation>It will be tried again in a while; if it stays like this, tell the county.</translation>
    </message>
    <message>
        <source>还有 {0} 条资料与它相关，请先处理或删除它们。</source>
        <translation>Records that belong to it: {0}; see to them or delete them first.</translation>
    </message>
    <message>
        <source>还有照片待上传</source>
        <translation>photos still to upload</translation>
    </message>
    <message>
        <source>还没有加入县平台</source>
        <translation>not joined to a county platform yet</translation>
    </message>
    <message>
        <source>还没有同步过</source>
        <translation>never synced</translation>
    </message>
    <message>
        <source>这一列没有列名，没有导入</source>
        <translation>this column has no name and was not imported</translation>
    </message>
    <message>
        <source>这一批之前还有一批没有读过。</source>
        <translation>There is an earlier batch that was not read yet.</translation>
    </message>
    <message>
        <source>这一批文件还差 {missing}。</source>
        <translation>This batch still lacks {missing}.</translation>
    </message>
    <message>
        <source>这一格不是日期，{0}</source>
        <translation>this cell is no date; {0}</translation>
    </message>
    <message>
        <source>这一步没有保存，其他资料没有受影响。</source>
        <translation>This step was not saved; nothing else is affected.</translation>
    </message>
    <message>
        <source>这一步没有保存，资料没有改动。</source>
        <translation>This step was not saved; the records are unchanged.</translation>
    </message>
    <message>
        <source>这个加入码已经被另一台电脑用掉了</source>
        <translation>this joining code was used by another PC</translation>
    </message>
    <message>
        <source>这个加入码已经过期</source>
        <translation>this joining code has expired</translation>
    </message>
    <message>
        <source>这个加入码是发给别的站的</source>
        <translation>this joining code was issued to another station</translation>
    </message>
    <message>
        <source>这个盘是只读的</source>
        <translation>this drive is read-only</translation>
    </message>
    <message>
        <source>这个站点的窗口已经打开，已把它调到前面。</source>
        <translation>This station&apos;s window is open already; it was brought to the front.</translation>
    </message>
    <message>
        <source>这个网址上没有县平台</source>
        <translation>there is no county platform at this address</translation>
    </message>
    <message>
        <source>这个证件号码在花名册里是「{0}」，姓名完全不同，请核对号码和姓名</source>
        <translation>in the roster this ID number belongs to &quot;{0}&quot;, quite another name; please check both</translation>
    </message>
    <message>
        <source>这些变动没有放进资料，已原样另存备查；别的内容照常同步，本机的内容都在。</source>
        <translation>These changes were not taken in but kept aside as they came; everything else syncs as usual, and this PC&apos;s records are all there.</translation>
    </message>
    <message>
        <source>这些字所有字体里都没有，印出来会是空白：{where}。</source>
        <translation>No font has these characters; they would print as blanks: {where}.</translation>
    </message>
    <message>
        <source>这份资料是用更新版本的程序保存的（资料版本 {found}，本程序只认识到 {known}）。</source>
        <translation>These records were saved by a newer program (version {found}; this program knows up to {known}).</translation>
    </message>
    <message>
        <source>这份资料是用更新版本的程序保存的（资料版本 {found}，本程序只认识到 {known}），这里只能查看。</source>
        <translation>These records were saved by a newer program (version {found}; this program knows up to {known}); here they can only be looked at.</translation>
    </message>
    <message>
        <source>这份资料是用更新版本的程序保存的，现在只能查看、打印预览和导出，不能改动。</source>
        <translation>These records were saved by a newer program: you can look, preview and export, but not change anything.</translation>
    </message>
    <message>
        <source>这位志愿者在别处已有服务时长，不能删除</source>
        <translation>this volunteer has service hours elsewhere and cannot be deleted</translation>
    </message>
    <message>
        <source>这像是微信内部的缓存文件，请在微信里把图片“另存为”后再添加</source>
        <translation>this looks like a cache file of WeChat; save the picture from WeChat and add that</translation>
    </message>
    <message>
        <source>这台电脑上只有这张照片的小图。请先按“看原图”取来原图，再转。</source>
        <translation>This PC has only the small size of this photo. Get the original first, then turn it.</translation>
    </message>
    <message>
        <source>这台电脑已经有证件号的钥匙，不用再配对。</source>
        <translation>This PC already has the key to ID numbers; no pairing is needed.</translation>
    </message>
    <message>
        <source>这台电脑已被县里停用</source>
        <translation>the county has shut this PC out</translation>
    </message>
    <message>
        <source>这台电脑是从备份恢复或重新登记的，县平台还不认识它。</source>
        <translation>This PC was recovered from a backup or registered anew; the county platform does not know it yet.</translation>
    </message>
    <message>
        <source>这台电脑没有写过加入申请</source>
        <translation>this PC never wrote a request to join</translation>
    </message>
    <message>
        <source>这台电脑现在没有图形界面，窗口打不开。</source>
        <translation>This PC has no display now; the window cannot open.</translation>
    </message>
    <message>
        <source>这台电脑现在没有联网</source>
        <translation>this PC is offline</translation>
    </message>
    <message>
        <source>这台电脑的日期不对（现在是 {pc}，{other}）</source>
        <translation>this PC&apos;s date is wrong (it says {pc}; {other})</translation>
    </message>
    <message>
        <source>这台电脑自己还没有证件号的钥匙，不能给别的电脑。</source>
        <translation>This PC has no key to ID numbers itself and cannot give it to others.</translation>
    </message>
    <message>
        <source>这台电脑里的字体「{font}」已损坏，不能用来印。</source>
        <translation>The font &quot;{font}&quot; on this PC is damaged and cannot be used for printing.</translation>
    </message>
    <message>
        <source>这台电脑重新登记</source>
        <translation>this PC registers anew</translation>
    </message>
    <message>
        <source>这张照片不属于哪个活动，没有封面可设。</source>
        <translation>This photo belongs to no activity that could have a cover.</translation>
    </message>
    <message>
        <source>这是 AVIF 图片，请另存为 JPG</source>
        <translation>this is an AVIF image; please save it as JPG</translation>
    </message>
    <message>
        <source>这是 JPEG 2000 图片，请另存为 JPG</source>
        <translation>this is a JPEG 2000 image; please save it as JPG</translation>
    </message>
    <message>
        <source>这是 JPEG XL 图片，请另存为 JPG</source>
        <translation>this is a JPEG XL image; please save it as JPG</translation>
    </message>
    <message>
        <source>这是 PDF 文件，不是照片</source>
        <translation>this is a PDF file, not a photo</translation>
    </message>
    <message>
        <source>这是 PDF 文件，不是表格</source>
        <translation>this is a PDF file, not a table</translation>
    </message>
    <message>
        <source>这是 Photoshop 文件，请另存为 JPG</source>
        <translation>this is a Photoshop file; please save it as JPG</translation>
    </message>
    <message>
        <source>这是 RTF 文档，不是表格</source>
        <translation>this is an RTF document, not a table</translation>
    </message>
    <message>
        <source>这是 Word 文档，不是表格</source>
        <translation>this is a Word document, not a table</translation>
    </message>
    <message>
        <source>这是二进制工作簿（.xlsb）</source>
        <translation>this is a binary workbook (.xlsb)</translation>
    </message>
    <message>
        <source>这是办公文档（Word、Excel、WPS），不是照片</source>
        <translation>this is an office document (Word, Excel, WPS), not a photo</translation>
    </message>
    <message>
        <source>这是压缩包或不认识的文件，不是表格</source>
        <translation>this is an archive or an unknown file, not a table</translation>
    </message>
    <message>
        <source>这是压缩包或办公文档（Word、Excel、WPS），不是照片</source>
        <translation>this is an archive or an office document (Word, Excel, WPS), not a photo</translation>
    </message>
    <message>
        <source>这是压缩包，不是照片，请先解压</source>
        <translation>this is an archive, not a photo; please unpack it first</translation>
    </message>
    <message>
        <source>这是压缩包，请先解压</source>
        <translation>this is an archive; please unpack it first</translation>
    </message>
    <message>
        <source>这是压缩的 BMP 图片，请另存为 JPG</source>
        <translation>this is a compressed BMP; please save it as JPG</translation>
    </message>
    <message>
        <source>这是图片，不是表格</source>
        <translation>this is a picture, not a table</translation>
    </message>
    <message>
        <source>这是录音或视频，不是照片</source>
        <translation>this is a recording or a video, not a photo</translation>
    </message>
    <message>
        <source>这是录音，不是照片</source>
        <translation>this is a recording, not a photo</translation>
    </message>
    <message>
        <source>这是数据库文件，不是表格</source>
        <translation>this is a database, not a table</translation>
    </message>
    <message>
        <source>这是测量数据，不是照片</source>
        <translation>this is measurement data, not a photo</translation>
    </message>
    <message>
        <source>这是相机的 RAW 原始文件，请在相机或手机里另存为 JPG</source>
        <translation>this is a camera&apos;s RAW file; please save it as JPG on camera or phone</translation>
    </message>
    <message>
        <source>这是矢量图（SVG），不是照片，请另存为 PNG 或 JPG</source>
        <translation>this is a vector drawing (SVG), not a photo; please save it as PNG or JPG</translation>
    </message>
    <message>
        <source>这是网页，不是照片，可能没有下载成功</source>
        <translation>this is a web page, not a photo; the download may have failed</translation>
    </message>
    <message>
        <source>这是视频，不是照片</source>
        <translation>this is a video, not a photo</translation>
    </message>
    <message>
        <source>这是隐藏的工作表，内容也一并读取</source>
        <translation>this sheet is hidden; it was read too</translation>
    </message>
    <message>
        <source>这条记录的历史内容已依法或按期清除，不能回到那时。</source>
        <translation>The content of this record&apos;s history was cleared by law or in due time; there is no way back to it.</translation>
    </message>
    <message>
        <source>这次联系隔得太久，要从头再来</source>
        <translation>too much time has passed; it must begin again</translation>
    </message>
    <message>
        <source>这种格式的照片县平台不收</source>
        <translation>the county platform does not take photos of this format</translation>
    </message>
    <message>
        <source>这类操作没有可撤销的内容。</source>
        <translation>There is nothing to undo in such an operation.</translation>
    </message>
    <message>
        <source>这类记录只能添加，不能改</source>
        <translation>such records can only be added, not changed</translation>
    </message>
    <message>
        <source>这类资料不由本站上报</source>
        <translation>such records are not reported by the station</translation>
    </message>
    <message>
        <source>这边没有再做，那边的备份不受影响。</source>
        <translation>Nothing was done here; that backup is not affected.</translation>
    </message>
    <message>
        <source>连接中途断了</source>
        <translation>the connection broke off</translation>
    </message>
    <message>
        <source>退回了</source>
        <translation>sent it back</translation>
    </message>
    <message>
        <source>选中的人没有服务时长</source>
        <translation>the people chosen have no service hours</translation>
    </message>
    <message>
        <source>选定{0}「{1}」的{2}</source>
        <translation>choose {2} of {0} &quot;{1}&quot;</translation>
    </message>
    <message>
        <source>那边的值是{0}，选不了。</source>
        <translation>The value over there is {0} and cannot be chosen.</translation>
    </message>
    <message>
        <source>那里刚刚有了一个站点</source>
        <translation>a station was just made there</translation>
    </message>
    <message>
        <source>那里已经有一个站点</source>
        <translation>there already is a station</translation>
    </message>
    <message>
        <source>那里的东西一点没有改动。</source>
        <translation>Nothing there was changed.</translation>
    </message>
    <message>
        <source>那里的东西一点没有改动，备份也没有改动。</source>
        <translation>Nothing there was changed, nor was the backup.</translation>
    </message>
    <message>
        <source>里面有 {0} 个部分</source>
        <translation>parts in it: {0}</translation>
    </message>
    <message>
        <source>里面有重名的部分</source>
        <translation>it has parts of the same name</translation>
    </message>
    <message>
        <source>里面没有本站的标记，可能换了一个盘</source>
        <translation>it lacks this station&apos;s mark; it may be another drive</translation>
    </message>
    <message>
        <source>里面的内容比目录里写的大</source>
        <translation>its content is larger than its directory says</translation>
    </message>
    <message>
        <source>重做</source>
        <translation>redo</translation>
    </message>
    <message>
        <source>重新</source>
        <translation>again </translation>
    </message>
    <message>
        <source>重新打开{0}「{1}」的不一致</source>
        <translation>reopen the difference of {0} &quot;{1}&quot;</translation>
    </message>
    <message>
        <source>重新核算</source>
        <translation>Count again</translation>
    </message>
    <message>
        <source>重新核算时长</source>
        <translation>count hours again</translation>
    </message>
    <message>
        <source>错的次数太多，县平台暂时不收</source>
        <translation>too many wrong tries; the county platform takes none for now</translation>
    </message>
    <message>
        <source>镇里</source>
        <translation>the town</translation>
    </message>
    <message>
        <source>问得太勤了</source>
        <translation>it was asked too often</translation>
    </message>
    <message>
        <source>间隔要在 0 到 1440 分钟之间，网速不能小于 0。</source>
        <translation>The interval must be 0 to 1440 minutes, the speed not below 0.</translation>
    </message>
    <message>
        <source>队伍「{0}」改{1}</source>
        <translation>team &quot;{0}&quot;: change {1}</translation>
    </message>
    <message>
        <source>随程序带的</source>
        <translation>the one that came with the program</translation>
    </message>
    <message>
        <source>（{0} 列）</source>
        <translation>(column {0})</translation>
    </message>
    <message>
        <source>（{0}改过）</source>
        <translation>(changed by {0})</translation>
    </message>
    <message>
        <source>（空）</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>（缺{0}）</source>
        <translation>(lacking {0})</translation>
    </message>
    <message>
        <source>（这份备份没有写）</source>
        <translation>(this backup does not say)</translation>
    </message>
    <message>
        <source>，{0}却不同</source>
        <translation>, but {0} differs</translation>
    </message>
    <message>
        <source>，分不清是哪一个</source>
        <translation>, cannot tell which one</translation>
    </message>
    <message>
        <source>；是同一个人请合成一行，不是请补上证件号码</source>
        <translation>; one row if it is the same person, else add the ID number</translation>
    </message>
    <message>
        <source>{0}：有 {1} 个“{2}”，分不清</source>
        <translation>{0}: there are {1} of the name &quot;{2}&quot;</translation>
    </message>
    <message>
        <source>{0}：没有叫“{1}”的{2}</source>
        <translation>{0}: there is no {2} called &quot;{1}&quot;</translation>
    </message>
    <message>
        <source>号码有错：按前 17 位算，最后一位应是 {0}，不是 {1}；多半有一位抄错，请对照原件改正</source>
        <translation>The number is wrong: by its first 17 digits the last should be {0}, not {1}; most likely one digit was copied wrongly, please check the original</translation>
    </message>
    <message>
        <source>服务时长</source>
        <translation>Service hours</translation>
    </message>
    <message>
        <source>没登记</source>
        <translation>Not recorded</translation>
    </message>
    <message>
        <source>请清空电脑的回收站，或者删掉不用的大文件，再保存一次。</source>
        <translation>Please empty the computer&apos;s recycle bin, or delete large files you do not need, then save again.</translation>
    </message>
    <message>
        <source>请点“打开登录页”（或用浏览器打开任意网页），完成登录认证，再同步。</source>
        <translation>Press &quot;Open the login page&quot; (or open any page in a browser), log in, then sync again.</translation>
    </message>
    <message>
        <source>程序会自动再试；如果一直这样，请到“设置 › 文件与关于”打开文件夹，把里面的 logs 交给技术人员。</source>
        <translation>The program tries again by itself; if it stays like this, open the folder in &quot;Settings › Files and about&quot; and give the logs in it to a technician.</translation>
    </message>
    <message>
        <source>这一行里写着花名册里的名字</source>
        <translation>this line contains a name from the roster</translation>
    </message>
    <message>
        <source>「{0}」的正文读不懂</source>
        <translation>the text of “{0}” can&apos;t be read</translation>
    </message>
    <message>
        <source>「{label}」不问「{name}」。</source>
        <translation>“{label}” doesn&apos;t ask for “{name}”.</translation>
    </message>
    <message>
        <source>「{question}」不能是「{value}」。</source>
        <translation>“{question}” can&apos;t be “{value}”.</translation>
    </message>
    <message>
        <source>可以写：{known}。</source>
        <translation>It can be: {known}.</translation>
    </message>
    <message>
        <source>它问的有：{known}。</source>
        <translation>It asks for: {known}.</translation>
    </message>
    <message>
        <source>没有「{0}」的文本</source>
        <translation>there is no text for “{0}”</translation>
    </message>
    <message>
        <source> 等 {0} 人</source>
        <translation> and others, {0} in all</translation>
    </message>
    <message>
        <source>{0} 人没有照片，或者没有登记“照片”的同意，照片处印姓氏。</source>
        <translation>{0} have no photo or no consent for photos; the first character of the name stands in its place.</translation>
    </message>
    <message>
        <source>{0} 分钟</source>
        <translation>{0} min</translation>
    </message>
    <message>
        <source>{0} 小时</source>
        <translation>{0} h</translation>
    </message>
    <message>
        <source>{0} 小时 {1} 分钟</source>
        <translation>{0} h {1} min</translation>
    </message>
    <message>
        <source>{0} 次</source>
        <translation>{0} ×</translation>
    </message>
    <message>
        <source>{0} 行</source>
        <translation>rows: {0}</translation>
    </message>
    <message>
        <source>{0}但登记簿里编号 {1} 登记的是别的内容，与核验码对不上。</source>
        <translation>{0}But number {1} in the register says something else than the code.</translation>
    </message>
    <message>
        <source>{0}但这张证书已经作废{1}，不再有效。</source>
        <translation>{0}But this certificate is void{1} and no longer holds.</translation>
    </message>
    <message>
        <source>{0}值班表</source>
        <translation>Duty sheet {0}</translation>
    </message>
    <message>
        <source>{0}发过名称、事由相同的证书，这次是补打；要另发一张，请在事由里写明年份或事情。</source>
        <translation>{0} has a certificate of the same title and reason, this prints it again; for another one write the year or the deed into the reason.</translation>
    </message>
    <message>
        <source>{0}年</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>{0}年{1}月</source>
        <translation>{0}-{1}</translation>
    </message>
    <message>
        <source>{0}年{1}月{2}日至{3}{4}{5}日</source>
        <translation>{0}-{1}-{2} to {3}{4}{5}</translation>
    </message>
    <message>
        <source>{0}月</source>
        <translation>month {0}</translation>
    </message>
    <message>
        <source>{0}编号 {1} 在登记簿里，没有作废，内容与登记的一致。{2}</source>
        <translation>{0}Number {1} stands in the register, is not void and says the same. {2}</translation>
    </message>
    <message>
        <source>{0}至{1}</source>
        <translation>{0} to {1}</translation>
    </message>
    <message>
        <source>{0}请到出具单位核对。</source>
        <translation>{0}Please check with the body that issued it.</translation>
    </message>
    <message>
        <source>{0}请找出具的人核对。</source>
        <translation>{0}Please check with whoever issued it.</translation>
    </message>
    <message>
        <source>{0}还没有填成员，没有印上。</source>
        <translation>{0}: no members are filled in, not printed.</translation>
    </message>
    <message>
        <source>{0}还没有服务时长</source>
        <translation>there are no hours in {0} yet</translation>
    </message>
    <message>
        <source>{0}这台电脑的登记簿里没有编号 {1}：</source>
        <translation>{0}Number {1} is not in the register of this PC: </translation>
    </message>
    <message>
        <source>{0}长</source>
        <translation>leader ({0})</translation>
    </message>
    <message>
        <source>{0}（{1}日）</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>{0}（一周）</source>
        <translation>{0} (one week)</translation>
    </message>
    <message>
        <source>{year}年{month}月</source>
        <translation>{year}-{month}</translation>
    </message>
    <message>
        <source>{year}年度</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>{year}年第{0}季度</source>
        <translation>{year}, quarter {0}</translation>
    </message>
    <message>
        <source>“{0}”建议写成“{1}”：{2}。</source>
        <translation>&quot;{0}&quot; is better written &quot;{1}&quot;: {2}.</translation>
    </message>
    <message>
        <source>「{0}」已经开展过了。</source>
        <translation>&quot;{0}&quot; has been held already.</translation>
    </message>
    <message>
        <source>「{0}」还没有写明时间或地点。</source>
        <translation>Time or place of &quot;{0}&quot; is not known yet.</translation>
    </message>
    <message>
        <source>「{0}」这段时间的服务记录太多，一份证明写不下，请分成几段时间打印</source>
        <translation>&quot;{0}&quot; has too much service in this period for one record; please print several shorter periods</translation>
    </message>
    <message>
        <source>「{0}」里还没有成员。{1}</source>
        <translation>“{0}” has no members yet. {1}</translation>
    </message>
    <message>
        <source>「{label}」不是文本，不能存成 Word 文件。</source>
        <translation>&quot;{label}&quot; is no text and cannot become a Word file.</translation>
    </message>
    <message>
        <source>「{label}」里可能有个人信息，不做成发微信的长图。</source>
        <translation>&quot;{label}&quot; may hold personal data and becomes no picture for WeChat.</translation>
    </message>
    <message>
        <source>「{path}」就是空表本身，不能把填好的内容写在它上面。</source>
        <translation>&quot;{path}&quot; is the empty form itself; it is not written over.</translation>
    </message>
    <message>
        <source>「{title}」刚才在别处改过了。</source>
        <translation>&quot;{title}&quot; was just changed elsewhere.</translation>
    </message>
    <message>
        <source>「{what}」太长，做不成一张图。</source>
        <translation>&quot;{what}&quot; is too long for one picture.</translation>
    </message>
    <message>
        <source>一张一个（三折，也可插进桌牌）</source>
        <translation>One a sheet (three folds, fits stands too)</translation>
    </message>
    <message>
        <source>一张两个（对折）</source>
        <translation>Two a sheet (folded once)</translation>
    </message>
    <message>
        <source>不印</source>
        <translation>Not printed</translation>
    </message>
    <message>
        <source>不印名字</source>
        <translation>No names</translation>
    </message>
    <message>
        <source>不盖章</source>
        <translation>No seal</translation>
    </message>
    <message>
        <source>两层花括号里只写一个字段名，比如 {example}；能用的字段见字段表。</source>
        <translation>Two pairs of braces hold one field&apos;s name, for example {example}; see the list of fields.</translation>
    </message>
    <message>
        <source>事由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>事由（可空着，如：在2026年度敬老服务中事迹突出）</source>
        <translation>Reason (may stay empty)</translation>
    </message>
    <message>
        <source>今年（{0}年）</source>
        <translation>This year ({0})</translation>
    </message>
    <message>
        <source>从哪天起公示</source>
        <translation>Public from</translation>
    </message>
    <message>
        <source>值班人员</source>
        <translation>On duty</translation>
    </message>
    <message>
        <source>全站志愿者</source>
        <translation>All volunteers of the station</translation>
    </message>
    <message>
        <source>全部在册志愿者</source>
        <translation>All volunteers in service</translation>
    </message>
    <message>
        <source>公示到（空着：满 {0} 个工作日）</source>
        <translation>Public until (empty: the working days of the rule, {0})</translation>
    </message>
    <message>
        <source>公示的最后一天在第一天前面</source>
        <translation>its last day lies before its first</translation>
    </message>
    <message>
        <source>写的内容还在，没有丢。</source>
        <translation>What was typed is still there.</translation>
    </message>
    <message>
        <source>出具单位</source>
        <translation>Issued by</translation>
    </message>
    <message>
        <source>印谁的名字</source>
        <translation>Whose names</translation>
    </message>
    <message>
        <source>印首尾各一位，其余遮盖</source>
        <translation>First and last character, the rest masked</translation>
    </message>
    <message>
        <source>原文件没有改动。</source>
        <translation>The file itself was not changed.</translation>
    </message>
    <message>
        <source>原文件没有改动，没有留下新文件。</source>
        <translation>The file itself was not changed, no new one was left.</translation>
    </message>
    <message>
        <source>去年（{0}年）</source>
        <translation>Last year ({0})</translation>
    </message>
    <message>
        <source>参加志愿服务以来的全部</source>
        <translation>Everything since they began</translation>
    </message>
    <message>
        <source>参加的 {0} 人里有 {1} 人没有「照片」同意，请看看照片里有没有他们。</source>
        <translation>Of {0} who took part {1} have not agreed to photos; please see whether they are in the pictures.</translation>
    </message>
    <message>
        <source>另加的名字（用空格或顿号分开）</source>
        <translation>More names (parted by blanks or 、)</translation>
    </message>
    <message>
        <source>可以做的有：{known}。</source>
        <translation>What can be made: {known}.</translation>
    </message>
    <message>
        <source>可以的有：{known}。</source>
        <translation>What can be: {known}.</translation>
    </message>
    <message>
        <source>可能是另一台电脑登记的、还没有同步过来。请同步以后再核验。</source>
        <translation>another PC may have registered it and not synced yet. Please sync and check again.</translation>
    </message>
    <message>
        <source>哪一份通知</source>
        <translation>Which notice</translation>
    </message>
    <message>
        <source>哪一年</source>
        <translation>Which year</translation>
    </message>
    <message>
        <source>哪个月</source>
        <translation>Which month</translation>
    </message>
    <message>
        <source>哪些天</source>
        <translation>Which days</translation>
    </message>
    <message>
        <source>哪支队伍</source>
        <translation>Which team</translation>
    </message>
    <message>
        <source>哪段时间的时长</source>
        <translation>Hours of which period</translation>
    </message>
    <message>
        <source>哪段时间的服务</source>
        <translation>Service of which period</translation>
    </message>
    <message>
        <source>在册 {0} 人，其中 {1} 人没有登记“花名册上墙”的同意，不在上面。</source>
        <translation>On the roster: {0}; without consent to the wall, and so not on it: {1}.</translation>
    </message>
    <message>
        <source>多留空行</source>
        <translation>Empty rows</translation>
    </message>
    <message>
        <source>大小</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>年月日</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>志愿者编号</source>
        <translation>Volunteer number</translation>
    </message>
    <message>
        <source>您写的内容还在，没有保存。</source>
        <translation>What you typed is still there, not saved.</translation>
    </message>
    <message>
        <source>截至{0}</source>
        <translation>as of {0}</translation>
    </message>
    <message>
        <source>担任工作</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>按姓氏笔画为序</source>
        <translation>(on paper only)</translation>
    </message>
    <message>
        <source>文书和队长轮流</source>
        <translation>Clerks and team leaders in turn</translation>
    </message>
    <message>
        <source>文书轮流</source>
        <translation>Clerks in turn</translation>
    </message>
    <message>
        <source>文件夹「{path}」里已经有东西。</source>
        <translation>The folder &quot;{path}&quot; is not empty.</translation>
    </message>
    <message>
        <source>时长</source>
        <translation>Hours</translation>
    </message>
    <message>
        <source>月历</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>有 {0} 人没有「公示」同意，或者已经不在册：时长计入总数，姓名不印。</source>
        <translation>Without consent to publicity or no longer in service: {0}; their hours count, their names are not printed.</translation>
    </message>
    <message>
        <source>有 {0} 张照片的说明写着 {1}，还没有「照片」同意，没有印。</source>
        <translation>Photos not printed, since their captions name {1} who has not agreed to photos: {0}.</translation>
    </message>
    <message>
        <source>有 {0} 张照片还没有传到这台电脑，没有印。</source>
        <translation>Photos that have not come to this PC and are not printed: {0}.</translation>
    </message>
    <message>
        <source>服务期间</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>服务次数</source>
        <translation>Times</translation>
    </message>
    <message>
        <source>村规民约由村民会议制定。社区用的是居民公约，请先把标题和正文改好再印。</source>
        <translation>A village covenant is made by the villagers&apos; assembly. A community has a residents&apos; covenant: change title and text before printing.</translation>
    </message>
    <message>
        <source>标题和正文都要写</source>
        <translation>title and text are both needed</translation>
    </message>
    <message>
        <source>标题里有像发文字号的字。村里的通知没有红头，也不编发文字号，这里只当普通的字印出来。</source>
        <translation>The title holds something like a document number. Notices of a village have none; it is printed as plain words.</translation>
    </message>
    <message>
        <source>样式</source>
        <translation>Style</translation>
    </message>
    <message>
        <source>核验码是真的：本站电脑「{0}」在 {1} 出具。</source>
        <translation>The code is genuine: issued by this station&apos;s PC &quot;{0}&quot; on {1}.</translation>
    </message>
    <message>
        <source>止的日期在起的日期前面</source>
        <translation>the last day is before the first</translation>
    </message>
    <message>
        <source>正文：不能为空。</source>
        <translation>Text: must not be empty.</translation>
    </message>
    <message>
        <source>没有可以印上的人，姓名留空，打印后手填。</source>
        <translation>There is nobody to print; names are left blank to be filled in by hand.</translation>
    </message>
    <message>
        <source>没有留下文件，站点资料没有受影响。</source>
        <translation>No file was left, the station&apos;s data are untouched.</translation>
    </message>
    <message>
        <source>没有选「自定起止日期」，填的日期没有用上。</source>
        <translation>“From and to as given” is not chosen; the days typed were not used.</translation>
    </message>
    <message>
        <source>没有选择人</source>
        <translation>nobody is chosen</translation>
    </message>
    <message>
        <source>活动名单；没有名单的印服务队伍</source>
        <translation>The activity&apos;s list, else its team</translation>
    </message>
    <message>
        <source>清单（有地点和队伍）</source>
        <translation>List (with place and team)</translation>
    </message>
    <message>
        <source>留出盖章的位置</source>
        <translation>Room for a seal</translation>
    </message>
    <message>
        <source>登记「{0}」{1}的服务记录证明</source>
        <translation>register the service record of &quot;{0}&quot; {1}</translation>
    </message>
    <message>
        <source>登记荣誉证书「{0}」{1}</source>
        <translation>register the honour certificate &quot;{0}&quot; {1}</translation>
    </message>
    <message>
        <source>盖章单位是「{0}」，与落款不同。</source>
        <translation>The seal is that of &quot;{0}&quot;, not of the body that signs.</translation>
    </message>
    <message>
        <source>程序内部出错（编号 {number}）。</source>
        <translation>An error inside the program (number {number}).</translation>
    </message>
    <message>
        <source>空白</source>
        <translation>Blank</translation>
    </message>
    <message>
        <source>空白，打印后手填</source>
        <translation>Blank, to be filled in by hand</translation>
    </message>
    <message>
        <source>站长：{0}</source>
        <translation>Head: {0}</translation>
    </message>
    <message>
        <source>第 {0} 行的「{{1}}」不认识</source>
        <translation>line {0}: &quot;{{1}}&quot; is not known</translation>
    </message>
    <message>
        <source>签名不对：核验码被改动过，或者是伪造的。不能作为证明。</source>
        <translation>The signature is wrong: the code was changed or forged. It proves nothing.</translation>
    </message>
    <message>
        <source>能用的有：{known}。</source>
        <translation>There are: {known}.</translation>
    </message>
    <message>
        <source>自定起止日期</source>
        <translation>From and to as given</translation>
    </message>
    <message>
        <source>自定：从哪天起</source>
        <translation>As given: from</translation>
    </message>
    <message>
        <source>自定：到哪天止</source>
        <translation>As given: to</translation>
    </message>
    <message>
        <source>荣誉名称</source>
        <translation>Title of the honour</translation>
    </message>
    <message>
        <source>荣誉名称（如：优秀志愿者）</source>
        <translation>Title of the honour (e.g. 优秀志愿者)</translation>
    </message>
    <message>
        <source>落款</source>
        <translation>Signed by</translation>
    </message>
    <message>
        <source>补满一页</source>
        <translation>Fill the page</translation>
    </message>
    <message>
        <source>表格文件「{path}」用不了：{why}。</source>
        <translation>The form &quot;{path}&quot; can&apos;t be used: {why}.</translation>
    </message>
    <message>
        <source>表格文件「{path}」里「{words}」这样写读不懂。</source>
        <translation>&quot;{words}&quot; in the form &quot;{path}&quot; can&apos;t be read.</translation>
    </message>
    <message>
        <source>表里要填“{names}”，还没有选好是哪一个{about}。</source>
        <translation>The form asks for &quot;{names}&quot;; which {about} is not chosen yet.</translation>
    </message>
    <message>
        <source>证件</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>请先打开这份文本，填上各会成员的职务和姓名，再来打印</source>
        <translation>Open that text, fill in roles and names, then print</translation>
    </message>
    <message>
        <source>请先选好，再填一次。</source>
        <translation>Please choose and fill it in again.</translation>
    </message>
    <message>
        <source>请在 WPS 或 Word、Excel 里打开它看一看，另存为 .docx 或 .xlsx 后再用。</source>
        <translation>Open it in WPS, Word or Excel, save it as .docx or .xlsx, then use that.</translation>
    </message>
    <message>
        <source>请复制您写的内容，关掉再打开，看看新的，再改一次。</source>
        <translation>Copy what you typed, close and open again, look at the new text and change it again.</translation>
    </message>
    <message>
        <source>请把纸上的内容和下面的对照，一样的才算数。</source>
        <translation>Compare the paper with what stands below; it only counts if they agree.</translation>
    </message>
    <message>
        <source>请换一个文件名保存。</source>
        <translation>Please save under another name.</translation>
    </message>
    <message>
        <source>请换一个文件夹。</source>
        <translation>Please choose another folder.</translation>
    </message>
    <message>
        <source>请缩短内容，或者改发 PDF 文件。</source>
        <translation>Please shorten it, or send the PDF.</translation>
    </message>
    <message>
        <source>请重新打开程序；如果再次出现，请到“设置 › 文件与关于”打开文件夹，把里面的 logs 交给技术人员，并告诉他这个编号。</source>
        <translation>Please open the program again; if it happens again, open the folder in &quot;Settings › Files and about&quot; and give the logs in it to a technician, with this number.</translation>
    </message>
    <message>
        <source>起的日期还没有到</source>
        <translation>the first day is still to come</translation>
    </message>
    <message>
        <source>还没有人登记“花名册上墙”的同意。请先在“花名册”里给愿意上墙的人登记同意</source>
        <translation>nobody&apos;s consent to hang on the wall is recorded yet. Record it in the roster for those who agree</translation>
    </message>
    <message>
        <source>还没有写荣誉名称，请先写上，如：优秀志愿者</source>
        <translation>No title is given yet; type one, for example 优秀志愿者</translation>
    </message>
    <message>
        <source>还没有写过通知</source>
        <translation>no notice has been written yet</translation>
    </message>
    <message>
        <source>还没有登记队伍。请先在“花名册”的“队伍”里添加</source>
        <translation>no team is recorded yet. Add one under “Teams” in the roster first</translation>
    </message>
    <message>
        <source>这份文本还不能保存：{why}。</source>
        <translation>This text can&apos;t be saved yet: {why}.</translation>
    </message>
    <message>
        <source>这台电脑没有它的公钥，认不出是谁出具的：可能是别的站，也可能是假的。</source>
        <translation>This PC lacks its public key and can&apos;t tell who issued it: another station, or a forger.</translation>
    </message>
    <message>
        <source>选中的人在这段时间没有服务时长</source>
        <translation>those chosen have no hours in this period</translation>
    </message>
    <message>
        <source>选中的活动已经取消</source>
        <translation>the chosen activity was cancelled</translation>
    </message>
    <message>
        <source>那里的文件没有改动。</source>
        <translation>The file there was not changed.</translation>
    </message>
    <message>
        <source>队伍：{0}</source>
        <translation>Team: {0}</translation>
    </message>
    <message>
        <source>队长轮流</source>
        <translation>Team leaders in turn</translation>
    </message>
    <message>
        <source>（{0} 人）</source>
        <translation> (people: {0})</translation>
    </message>
    <message>
        <source>后台处理意外中断（可能是内存不够；编号 {number}）。</source>
        <translation>Work in the background was interrupted (perhaps too little memory; number {number}).</translation>
    </message>
    <message>
        <source>删除{0} {1} 条</source>
        <translation>delete {0} (records: {1})</translation>
    </message>
    <message>
        <source>恢复 {0} 条记录</source>
        <translation>restore records: {0}</translation>
    </message>
    <message>
        <source>恢复{0} {1} 条</source>
        <translation>restore {0} (records: {1})</translation>
    </message>
    <message>
        <source>标题：不能为空。</source>
        <translation>Title: must not be empty.</translation>
    </message>
    <message>
        <source>照片「{path}」里没有认出二维码。</source>
        <translation>No QR code could be read in the photo “{path}”.</translation>
    </message>
    <message>
        <source>请把证书放平，靠近一点，在光线充足的地方再拍一次。</source>
        <translation>Lay the certificate flat and take the photo again, closer and in good light.</translation>
    </message>
    <message>
        <source>钥匙封套</source>
        <translation>Key envelope</translation>
    </message>
    <message>
        <source>PIN 太短，或里面有数字以外的字。</source>
        <translation>The PIN is too short, or holds something else than digits.</translation>
    </message>
    <message>
        <source>{0} 星</source>
        <translation>{0} stars</translation>
    </message>
    <message>
        <source>{0}已故，没有印；要印纪念证书，请单独选这个人。</source>
        <translation>{0} has died and was left out; choose the person alone for a commemorative certificate.</translation>
    </message>
    <message>
        <source>{0}编号 {1} 在登记簿里，没有作废；持证人已要求删除个人信息，登记簿按期隐去了姓名，只能核对下面这些。</source>
        <translation>{0}No. {1} is in the register and not void; its holder asked for erasure and the name was masked in time, so only the following can be compared.</translation>
    </message>
    <message>
        <source>{0}里写到</source>
        <translation>Written in {0}</translation>
    </message>
    <message>
        <source>{0}（列出 {1} 条）</source>
        <translation>{0} ({1} listed)</translation>
    </message>
    <message>
        <source>{0}（和县平台记着的对不上）。{1}</source>
        <translation>{0} (does not agree with what the county has noted). {1}</translation>
    </message>
    <message>
        <source>{0}，{1}将本站文书工作和全部电子资料移交给{2}，下列各项经双方当面核对。数目和事项取自程序当天的记录。</source>
        <translation>On {0} {1} hands the station&apos;s clerical work and all electronic records over to {2}; both have compared the following in person. Figures and items come from the program&apos;s records of that day.</translation>
    </message>
    <message>
        <source>《接手码》那张纸</source>
        <translation>The sheet with the takeover code</translation>
    </message>
    <message>
        <source>「{label}」里没有给人看的内容，不列出，也不导出。</source>
        <translation>“{label}” holds nothing for people to read; it is neither listed nor exported.</translation>
    </message>
    <message>
        <source>「{path}」不是清除证明，或被改动过：签名对不上。</source>
        <translation>“{path}” is no proof of wiping or was changed: the signature does not fit.</translation>
    </message>
    <message>
        <source>「{path}」是一份备份，不是移交文件。</source>
        <translation>“{path}” is a backup, not a handover file.</translation>
    </message>
    <message>
        <source>「{path}」是移交文件，不能当备份恢复。</source>
        <translation>“{path}” is a handover file and can&apos;t be recovered like a backup.</translation>
    </message>
    <message>
        <source>「{path}」里还有 {count} 个文件没有删掉，这台电脑没有清除完。</source>
        <translation>Files left in “{path}”: {count}; this PC is not wiped yet.</translation>
    </message>
    <message>
        <source>「{typed}」不是恢复单上的日志校验。</source>
        <translation>“{typed}” is not the log check of a recovery sheet.</translation>
    </message>
    <message>
        <source>一次只能打印一个人的</source>
        <translation>only one person&apos;s at a time</translation>
    </message>
    <message>
        <source>上报县平台的内容</source>
        <translation>What is sent to the county</translation>
    </message>
    <message>
        <source>下一个编号</source>
        <translation>Next number</translation>
    </message>
    <message>
        <source>为什么打印</source>
        <translation>Why it is printed</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>亡故</source>
        <translation>deceased</translation>
    </message>
    <message>
        <source>从备份恢复请用「station recover」；接手请用前任做的移交文件。</source>
        <translation>To recover use “station recover”; to take over, the file the clerk before you made.</translation>
    </message>
    <message>
        <source>作废：{0}</source>
        <translation>Void: {0}</translation>
    </message>
    <message>
        <source>做了什么</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>做于</source>
        <translation>Made on</translation>
    </message>
    <message>
        <source>像素</source>
        <translation>Pixels</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>共 {0} 份，下面列出最近的 {1} 份。</source>
        <translation>{0} in all; the latest {1} are listed.</translation>
    </message>
    <message>
        <source>其他要交代的</source>
        <translation>Anything else to pass on</translation>
    </message>
    <message>
        <source>别处提到您的资料</source>
        <translation>Other records that mention you</translation>
    </message>
    <message>
        <source>别的资料里没有提到您。</source>
        <translation>No other record mentions you.</translation>
    </message>
    <message>
        <source>加入</source>
        <translation>Joined</translation>
    </message>
    <message>
        <source>加密，县里看不到</source>
        <translation>Encrypted, the county can&apos;t read it</translation>
    </message>
    <message>
        <source>去世</source>
        <translation>deceased</translation>
    </message>
    <message>
        <source>参加 {0} 次活动，时长账合计 {1} 小时。</source>
        <translation>Took part in activities: {0}; hours in all: {1}.</translation>
    </message>
    <message>
        <source>取来的资料里，没有和这张恢复单配套的钥匙。</source>
        <translation>What came from the county holds no key for this recovery sheet.</translation>
    </message>
    <message>
        <source>号码没有显示。</source>
        <translation>The number was not shown.</translation>
    </message>
    <message>
        <source>合并过的重复登记</source>
        <translation>Duplicates that were merged</translation>
    </message>
    <message>
        <source>和县里的往来</source>
        <translation>With the county</translation>
    </message>
    <message>
        <source>和这张恢复单配套的钥匙打不开：它在路上或在县里被改动过。</source>
        <translation>The key for this recovery sheet does not open: it was changed on the way or at the county.</translation>
    </message>
    <message>
        <source>哪些项目</source>
        <translation>Which items</translation>
    </message>
    <message>
        <source>哪段时间的</source>
        <translation>Of what time</translation>
    </message>
    <message>
        <source>在回收站里，到期清除</source>
        <translation>In the trash, goes when its time is over</translation>
    </message>
    <message>
        <source>在新电脑上打开程序，选“我有备份或移交文件”，指给它移交文件，照抄接手码，写上姓名，设自己的口令或 PIN。从这时起，以前所有的口令、PIN、恢复单都打不开新电脑上的资料。</source>
        <translation>Open the program on the new PC, choose “I have a backup or handover file”, show it the handover file, copy the takeover code, enter your name and set your own passphrase or PIN. From then on no earlier passphrase, PIN or recovery sheet opens the records on the new PC.</translation>
    </message>
    <message>
        <source>备份</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>备份用的 U 盘</source>
        <translation>Sticks used for backups</translation>
    </message>
    <message>
        <source>它涉及的内容已从回收站清除或应本人要求删除，或本来就没有改动任何记录。</source>
        <translation>What it was about was cleared from the trash or deleted at the person&apos;s request, or it changed no record at all.</translation>
    </message>
    <message>
        <source>家庭成员（只列姓名）</source>
        <translation>Household members (names only)</translation>
    </message>
    <message>
        <source>密钥已经销毁，留下的文件谁也打不开。</source>
        <translation>The keys are destroyed; nobody can open what is left.</translation>
    </message>
    <message>
        <source>小时</source>
        <translation>Hours</translation>
    </message>
    <message>
        <source>已并入本人的一条重复登记（编号 {0}）</source>
        <translation>A duplicate merged into this person (no. {0})</translation>
    </message>
    <message>
        <source>已故</source>
        <translation>deceased</translation>
    </message>
    <message>
        <source>已更正</source>
        <translation>Corrected</translation>
    </message>
    <message>
        <source>已清空</source>
        <translation>Cleared</translation>
    </message>
    <message>
        <source>已经输错 {wrong} 次，要等 {seconds} 秒才能再试。</source>
        <translation>Wrong tries so far: {wrong}. Wait {seconds} s before the next one.</translation>
    </message>
    <message>
        <source>应本人要求，依照《中华人民共和国个人信息保护法》第四十五条，现将本站保存的关于您的全部个人信息告知如下，供您查阅、核对。{0}制表，共 {1} 项。请妥善保管这份材料。</source>
        <translation>At your request, under article 45 of the Personal Information Protection Law, this is all personal information this station holds about you. Made on {0}, items in all: {1}. Please keep it safe.</translation>
    </message>
    <message>
        <source>当面收下移交文件（U 盘）和《接手码》那张纸，对一对标记；分开放。</source>
        <translation>Take the handover file (stick) and the sheet with the takeover code in person, compare the mark, keep them apart.</translation>
    </message>
    <message>
        <source>待更正的花名册 {0} 行，含完整证件号</source>
        <translation>Roster rows to correct: {0}, with full ID numbers</translation>
    </message>
    <message>
        <source>微信群、公众号由谁管理</source>
        <translation>Who runs the WeChat groups and account</translation>
    </message>
    <message>
        <source>怎样上报</source>
        <translation>How it is sent</translation>
    </message>
    <message>
        <source>怎样提到</source>
        <translation>How it mentions you</translation>
    </message>
    <message>
        <source>恢复单和它的复印件</source>
        <translation>Recovery sheet and its copy</translation>
    </message>
    <message>
        <source>恢复码没有输对：恢复单上的共 25 个字母和数字，输的有错或少了。</source>
        <translation>The recovery code is not right: the sheet has 25 letters and digits, and what was typed has a slip or too few.</translation>
    </message>
    <message>
        <source>您可以要求更正或者补充不准确、不完整的内容（第四十六条），撤回已经作出的同意（第十五条），或者要求删除（第四十七条）；依法需要继续保存的，本站会说明是哪些、为什么、保存到什么时候。</source>
        <translation>You may ask for correction (article 46), withdraw consent (article 15) or ask for erasure (article 47); of what must be kept by law the station says what, why and until when.</translation>
    </message>
    <message>
        <source>您要求更正的个人信息，本站已依照《中华人民共和国个人信息保护法》第四十六条核实并更正。证件号码等只写已更正，不在纸上重复。</source>
        <translation>What you asked to correct was checked and corrected under article 46 of the Personal Information Protection Law. Of ID numbers and the like it only says that they were corrected.</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>State</translation>
    </message>
    <message>
        <source>打印新的恢复单锁好，复印一份交镇街封存；旧恢复单撕掉。</source>
        <translation>Print a new recovery sheet and lock it away, give a copy to the town office; tear up the old one.</translation>
    </message>
    <message>
        <source>接手人</source>
        <translation>Who takes over</translation>
    </message>
    <message>
        <source>接手的电脑会有自己的证书系列，从 000001 开始。</source>
        <translation>The new PC has a certificate series of its own, from 000001.</translation>
    </message>
    <message>
        <source>接手码不对，没有打开移交文件。</source>
        <translation>The takeover code is wrong; the handover file did not open.</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>效力</source>
        <translation>Validity</translation>
    </message>
    <message>
        <source>数目</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>文件标记</source>
        <translation>Mark of the file</translation>
    </message>
    <message>
        <source>日志校验</source>
        <translation>Check of the logs</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>明文</source>
        <translation>In the clear</translation>
    </message>
    <message>
        <source>星级</source>
        <translation>Stars</translation>
    </message>
    <message>
        <source>是谁</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>更正后</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>更正时间</source>
        <translation>Corrected on</translation>
    </message>
    <message>
        <source>更正的内容</source>
        <translation>What was corrected</translation>
    </message>
    <message>
        <source>最早</source>
        <translation>First</translation>
    </message>
    <message>
        <source>最近</source>
        <translation>Latest</translation>
    </message>
    <message>
        <source>有效</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>服务</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>本站资料没有受影响，没有留下半个文件。</source>
        <translation>The station&apos;s data is unharmed; no half file was left.</translation>
    </message>
    <message>
        <source>柜子和钥匙</source>
        <translation>Cupboards and keys</translation>
    </message>
    <message>
        <source>查看完整证件号要写明理由（{most} 个字以内）。</source>
        <translation>Say why the full ID number is looked at (at most {most} characters).</translation>
    </message>
    <message>
        <source>标准大小</source>
        <translation>Standard size</translation>
    </message>
    <message>
        <source>核对上面的数目，把没办完的事一件件接过来；都对了，再请移交人清除旧电脑，收好《清除证明》。</source>
        <translation>Compare the figures above and take over what is open, one by one; once all is right have the old PC wiped and keep the proof.</translation>
    </message>
    <message>
        <source>没有。</source>
        <translation>None.</translation>
    </message>
    <message>
        <source>没有上报过县平台，资料只在本站。</source>
        <translation>Nothing was sent to the county; all is at this station only.</translation>
    </message>
    <message>
        <source>没有人查看过完整证件号，也没有导出过。</source>
        <translation>Nobody looked at the full ID number or exported it.</translation>
    </message>
    <message>
        <source>没有办完的事</source>
        <translation>What is open</translation>
    </message>
    <message>
        <source>没有加入队伍。</source>
        <translation>In no team.</translation>
    </message>
    <message>
        <source>没有参加过活动。</source>
        <translation>Took part in nothing.</translation>
    </message>
    <message>
        <source>没有导入，资料没有改动。</source>
        <translation>Nothing was imported; the records are unchanged.</translation>
    </message>
    <message>
        <source>没有归档的活动</source>
        <translation>Activities not filed</translation>
    </message>
    <message>
        <source>没有您的照片和扫描件。</source>
        <translation>No photos or scans of you.</translation>
    </message>
    <message>
        <source>没有接手，这个文件没有改动。</source>
        <translation>Nothing was taken over; the file is unchanged.</translation>
    </message>
    <message>
        <source>没有撤回</source>
        <translation>Not withdrawn</translation>
    </message>
    <message>
        <source>没有清除这台电脑：{why}。</source>
        <translation>This PC was not wiped: {why}.</translation>
    </message>
    <message>
        <source>没有登记农户。</source>
        <translation>No household.</translation>
    </message>
    <message>
        <source>没有登记别人</source>
        <translation>Nobody else is registered</translation>
    </message>
    <message>
        <source>没有登记过同意。</source>
        <translation>No consent is registered.</translation>
    </message>
    <message>
        <source>没有记录。</source>
        <translation>No records.</translation>
    </message>
    <message>
        <source>没有证书。</source>
        <translation>No certificates.</translation>
    </message>
    <message>
        <source>没有采用它，证件号还锁着，别的都没有改动。</source>
        <translation>It was not used; ID numbers stay locked and nothing else was changed.</translation>
    </message>
    <message>
        <source>没有采用它，这台电脑自己的钥匙还在。</source>
        <translation>It was not used; this computer&apos;s own key is still here.</translation>
    </message>
    <message>
        <source>没有，都归档了。</source>
        <translation>None; all are filed.</translation>
    </message>
    <message>
        <source>点单和台账不在这个版本的程序里，请看纸质材料。</source>
        <translation>Orders and ledgers are not in this version of the program; see the paper files.</translation>
    </message>
    <message>
        <source>照片和扫描件</source>
        <translation>Photos and scans</translation>
    </message>
    <message>
        <source>现在能打开本站的</source>
        <translation>What opens the station now</translation>
    </message>
    <message>
        <source>现在还在</source>
        <translation>Still there</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>用什么</source>
        <translation>With what</translation>
    </message>
    <message>
        <source>电脑和证书编号</source>
        <translation>PCs and certificate numbers</translation>
    </message>
    <message>
        <source>病故</source>
        <translation>deceased</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>登记和修改</source>
        <translation>Registration and changes</translation>
    </message>
    <message>
        <source>登记过与另一条不是同一人</source>
        <translation>Registered as not the same person as another entry</translation>
    </message>
    <message>
        <source>监交人</source>
        <translation>Witness</translation>
    </message>
    <message>
        <source>相机、音响等物品</source>
        <translation>Camera, loudspeaker and other things</translation>
    </message>
    <message>
        <source>移交人</source>
        <translation>Handed over by</translation>
    </message>
    <message>
        <source>移交文件</source>
        <translation>Handover file</translation>
    </message>
    <message>
        <source>移交文件没有做成：{why}。</source>
        <translation>The handover file was not made: {why}.</translation>
    </message>
    <message>
        <source>移交文件没有改动，这里没有留下任何东西。</source>
        <translation>The file is unchanged and nothing was left here.</translation>
    </message>
    <message>
        <source>移交文件里不带这些；接手以后，它们都打不开新电脑上的资料。</source>
        <translation>They are not in the handover file; after it they open nothing on the new PC.</translation>
    </message>
    <message>
        <source>程序里没有等着办的事。</source>
        <translation>Nothing waits in the program.</translation>
    </message>
    <message>
        <source>空白表</source>
        <translation>Blank form</translation>
    </message>
    <message>
        <source>站名牌、印章由谁保管</source>
        <translation>Who keeps the sign and the seals</translation>
    </message>
    <message>
        <source>站长只在纸上签字，不设口令和 PIN。</source>
        <translation>The head signs on paper only and has no passphrase or PIN.</translation>
    </message>
    <message>
        <source>站长要亲自录入时，请另登记一位文书。</source>
        <translation>If the head wants to enter records, register a clerk for that.</translation>
    </message>
    <message>
        <source>签字单扫描件</source>
        <translation>Scan of the signed sheet</translation>
    </message>
    <message>
        <source>累计时长</source>
        <translation>Hours in all</translation>
    </message>
    <message>
        <source>纸质档案、签到表</source>
        <translation>Paper files, sign-in sheets</translation>
    </message>
    <message>
        <source>经办</source>
        <translation>Handled by</translation>
    </message>
    <message>
        <source>给另一台电脑证件号密钥</source>
        <translation>Gave another PC the key of ID numbers</translation>
    </message>
    <message>
        <source>花名册里叫这个名字的人已登记为已故，请确认</source>
        <translation>Who bears this name in the roster is recorded as deceased, please confirm</translation>
    </message>
    <message>
        <source>要换就用“更改”。</source>
        <translation>Use “change” to replace it.</translation>
    </message>
    <message>
        <source>记为{0}</source>
        <translation>Noted as {0}</translation>
    </message>
    <message>
        <source>证书</source>
        <translation>Certificates</translation>
    </message>
    <message>
        <source>证件号还锁着，别的都没有改动。</source>
        <translation>ID numbers stay locked; nothing else was changed.</translation>
    </message>
    <message>
        <source>请不要再改动，先把整个站点备份到别处，再告诉镇街所或县中心：可能有人改过这份文件、复制过它，或把旧文件放回来过。</source>
        <translation>Please change nothing more, back the whole station up elsewhere, then tell the town office or county centre: somebody may have changed this file, copied it or put an old one back.</translation>
    </message>
    <message>
        <source>请不要用 123456、111111、121212 这样的数字，也不要用生日。</source>
        <translation>Don&apos;t use digits like 123456, 111111 or 121212, nor a birthday.</translation>
    </message>
    <message>
        <source>请先同步一次再试，并核对是不是本站的恢复单。老版本打印的恢复单只能打开原来的电脑和备份：请在本站另一台电脑上写配对文件，或用备份恢复。</source>
        <translation>Please sync once and try again, and check that the sheet is this station&apos;s. Sheets printed by older versions only open the old computer and its backups: write a pairing file on another computer of the station, or restore a backup.</translation>
    </message>
    <message>
        <source>请先打印恢复单（设置 › 恢复单），再来导入。</source>
        <translation>Print the recovery sheet first (Settings › Recovery sheet), then import.</translation>
    </message>
    <message>
        <source>请先给别的文书设好口令或 PIN。</source>
        <translation>Give another clerk a passphrase or PIN first.</translation>
    </message>
    <message>
        <source>请关掉占用这些文件的程序，再打开一次本程序，它会接着清除。</source>
        <translation>Close what uses these files and start this program again; it goes on wiping.</translation>
    </message>
    <message>
        <source>请对着恢复单再输一遍；字母不分大小写，横线可以不输。</source>
        <translation>Please type it again from the recovery sheet; capitals or not makes no difference, and hyphens may be left out.</translation>
    </message>
    <message>
        <source>请想一想再输；实在忘了，就照抄恢复单上的恢复码。</source>
        <translation>Think before the next try; if it is forgotten, copy the code of the recovery sheet.</translation>
    </message>
    <message>
        <source>请找最新的那张恢复单（镇街也存有一份），或在本站另一台电脑上写配对文件。</source>
        <translation>Please find the newest recovery sheet (the town office keeps a copy too), or write a pairing file on another computer of the station.</translation>
    </message>
    <message>
        <source>请把这句话告诉县里的管理员核实；证件号可以用本站另一台电脑写的配对文件解开。</source>
        <translation>Please tell the county&apos;s administrator this sentence, so that it is looked into; ID numbers can be unlocked with a pairing file from another computer of the station.</translation>
    </message>
    <message>
        <source>请换一个位置（例如另一个U盘）再做一次。</source>
        <translation>Please try another place, for example another stick.</translation>
    </message>
    <message>
        <source>请改用口令（8 个字符以上）。</source>
        <translation>Use a passphrase instead (8 characters or more).</translation>
    </message>
    <message>
        <source>请核对是不是原来的那个 .json 文件。</source>
        <translation>Please check whether it is the original .json file.</translation>
    </message>
    <message>
        <source>请照抄整行，例如 412/17/7K3M-9QTX-0A4B-C8DE。</source>
        <translation>Please copy the whole line, for example 412/17/7K3M-9QTX-0A4B-C8DE.</translation>
    </message>
    <message>
        <source>请照着《接手码》那张纸再抄一遍；每做一份移交文件，接手码都不一样。</source>
        <translation>Please copy it again from its sheet; each handover file has a code of its own.</translation>
    </message>
    <message>
        <source>请用 {minimum} 位或更多数字。</source>
        <translation>Use at least {minimum} digits.</translation>
    </message>
    <message>
        <source>请用“接手”（station takeover）：要填接手码、您的姓名，和您自己的新口令或 PIN。</source>
        <translation>Please take over (station takeover): with the takeover code, your name and a new passphrase or PIN of your own.</translation>
    </message>
    <message>
        <source>请用本站另一台电脑最近打印的恢复单，或请它写一个配对文件。</source>
        <translation>Please use the newest recovery sheet of another computer of the station, or have it write a pairing file.</translation>
    </message>
    <message>
        <source>请用现在有效的口令、PIN 或恢复码打开，程序会把密钥文件改正。</source>
        <translation>Open it with a passphrase, PIN or code that holds now; the program then puts the key file right.</translation>
    </message>
    <message>
        <source>请选一个理由再看；命令行请加 --why 理由。</source>
        <translation>Please choose a reason first; on the command line add --why REASON.</translation>
    </message>
    <message>
        <source>读入证件号密钥</source>
        <translation>Read the key of ID numbers</translation>
    </message>
    <message>
        <source>谁同意</source>
        <translation>Who consented</translation>
    </message>
    <message>
        <source>谁查看、导出过</source>
        <translation>Who looked and exported</translation>
    </message>
    <message>
        <source>谁的资料</source>
        <translation>Whose data</translation>
    </message>
    <message>
        <source>谁能打开</source>
        <translation>Who can open it</translation>
    </message>
    <message>
        <source>资料</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>资料数目</source>
        <translation>Numbers of records</translation>
    </message>
    <message>
        <source>资料没有受影响。密钥文件和资料对不上，可能有人把旧的密钥文件放了回来。</source>
        <translation>The records are unharmed. The key file does not agree with them; somebody may have put an old key file back.</translation>
    </message>
    <message>
        <source>身故</source>
        <translation>deceased</translation>
    </message>
    <message>
        <source>过世</source>
        <translation>deceased</translation>
    </message>
    <message>
        <source>还差什么</source>
        <translation>What is missing</translation>
    </message>
    <message>
        <source>还没有做</source>
        <translation>Not made yet</translation>
    </message>
    <message>
        <source>还没有恢复单。只用 PIN 时，这台电脑一坏就谁也打不开资料了。</source>
        <translation>There is no recovery sheet. With a PIN alone nobody can open the records once this PC breaks.</translation>
    </message>
    <message>
        <source>这个 PIN 太容易猜，没有采用。</source>
        <translation>This PIN is too easy to guess and was not taken.</translation>
    </message>
    <message>
        <source>这个人的资料在这台电脑上没有更正过</source>
        <translation>this person&apos;s data was never corrected on this PC</translation>
    </message>
    <message>
        <source>这个口令（或 PIN）已经收回，不能再打开本站。</source>
        <translation>This passphrase (or PIN) was taken back and opens the station no more.</translation>
    </message>
    <message>
        <source>这个姓名（也可能是同名的人）</source>
        <translation>This name (it may be another person&apos;s)</translation>
    </message>
    <message>
        <source>这个文件没有改动。</source>
        <translation>The file is unchanged.</translation>
    </message>
    <message>
        <source>这位志愿者的资料已应本人要求删除，不能再填写。</source>
        <translation>This volunteer&apos;s data was deleted at their request and can&apos;t be filled in again.</translation>
    </message>
    <message>
        <source>这位文书已经有口令或 PIN。</source>
        <translation>This clerk has a passphrase or PIN already.</translation>
    </message>
    <message>
        <source>这台电脑上找不到本站的另一半钥匙，PIN 打不开。</source>
        <translation>This PC does not hold the other half of the key, so no PIN opens the station.</translation>
    </message>
    <message>
        <source>这台电脑的系统没有可用的钥匙串，不能用 PIN。</source>
        <translation>This PC&apos;s system has no keyring, so PINs can&apos;t be used.</translation>
    </message>
    <message>
        <source>这张单上有姓名和电话，只给交接双方和监交人看。</source>
        <translation>It has names and telephones: for both clerks and the witness only.</translation>
    </message>
    <message>
        <source>这张恢复单（{made_on}）已经作废：后来又打印过新的。</source>
        <translation>This recovery sheet ({made_on}) is void: a newer one was printed since.</translation>
    </message>
    <message>
        <source>这把钥匙打不开这台电脑上锁着的内容。</source>
        <translation>This key does not open what stands locked on this computer.</translation>
    </message>
    <message>
        <source>这是最后一把能打开本站的钥匙，没有收回。</source>
        <translation>This is the last key that opens the station; it was not taken back.</translation>
    </message>
    <message>
        <source>这里的资料一点没有动。</source>
        <translation>Nothing here was touched.</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>逝世</source>
        <translation>deceased</translation>
    </message>
    <message>
        <source>重装系统、换了登录账户或把资料拷到别的电脑，都会这样。请用口令，或照抄恢复单上的恢复码打开，再设一个新的 PIN。</source>
        <translation>That happens after a new system, with another account, or when the files were copied to another PC. Open it with a passphrase or the code of the recovery sheet, then set a new PIN.</translation>
    </message>
    <message>
        <source>预览里证件号码已遮盖；打印或保存时是完整的，并会记下是谁、为什么。</source>
        <translation>The preview masks the ID number; printed or saved it is whole, and who did so and why is written down.</translation>
    </message>
    <message>
        <source>；恢复单</source>
        <translation>; recovery sheet</translation>
    </message>
    <message>
        <source>「{0}」（系列 {1}）</source>
        <translation>「{0}」 (series {1})</translation>
    </message>
    <message>
        <source>不明</source>
        <translation>unknown</translation>
    </message>
    <message>
        <source>不认识前六位的地区代码，请核对</source>
        <translation>the district code of the first six digits is not known, please check</translation>
    </message>
    <message>
        <source>以后自动备份到另一处（加密）</source>
        <translation>backups go to a second place by themselves from now on (encrypted)</translation>
    </message>
    <message>
        <source>县里另外还有本站 {0} 台电脑能用：{1}。不是本站在用的，请县里停用。</source>
        <translation>Other PCs of the station that may still exchange with the county: {0}, namely {1}. Please ask the county to put out of use any that is not the station&apos;s own.</translation>
    </message>
    <message>
        <source>县里没有登记过旧电脑「{0}」（系列 {1}），不用停用。</source>
        <translation>The county never knew the old PC 「{0}」 (series {1}); nothing has to be put out of use.</translation>
    </message>
    <message>
        <source>号码里的出生日期不存在，请对照原件改正</source>
        <translation>the birth date in the number does not exist; please correct it from the original</translation>
    </message>
    <message>
        <source>号码里的出生日期在今天之后，请对照原件改正</source>
        <translation>the birth date in the number lies after today; please correct it from the original</translation>
    </message>
    <message>
        <source>同步一次，看状态栏是不是“已同步”。同步时程序请县里停用旧电脑，在那以前旧电脑还能和县里来往；停用了没有，看“设置 › 交接”。那里写着没有停用的，打电话请县里停用（写明电脑名称和证书系列）。</source>
        <translation>Sync once and see that the status bar says “Synced”. The program then asks the county to put the old PC out of use; until then the old one can still exchange with the county. Whether it is out of use stands in Settings › Handover. If it says that it is not, phone the county (name of the PC and certificate series).</translation>
    </message>
    <message>
        <source>已经取到的都留着。</source>
        <translation>What has come stays.</translation>
    </message>
    <message>
        <source>旧电脑「{0}」（系列 {1}）已由县里停用（{2}），它不能再和县里来往。</source>
        <translation>The county has put the old PC 「{0}」 (series {1}) out of use ({2}); it can exchange nothing with the county any more.</translation>
    </message>
    <message>
        <source>旧电脑「{0}」（系列 {1}）还没有停用：县平台的程序旧，办不了这件事。请打电话请县里停用它。</source>
        <translation>The old PC 「{0}」 (series {1}) is not out of use yet: the county&apos;s program is too old for that. Please phone the county and ask for it.</translation>
    </message>
    <message>
        <source>旧电脑「{0}」（系列 {1}）还没有停用：县里没有接受它的声明（{2}）。请打电话请县里停用它。</source>
        <translation>The old PC 「{0}」 (series {1}) is not out of use yet: the county did not accept its statement ({2}). Please phone the county and ask for it.</translation>
    </message>
    <message>
        <source>旧电脑「{0}」（系列 {1}）还没有停用：这台电脑下次同步时请县里停用它，在那以前它还能和县里来往。</source>
        <translation>The old PC 「{0}」 (series {1}) is not out of use yet: this PC asks the county for it when it syncs next. Until then the old one can still exchange with the county.</translation>
    </message>
    <message>
        <source>网好了点“接着取”，不会从头来；等不及，就先进去用，其余的自动接着取。网络要先登录的，先用浏览器打开任意网页，完成登录认证。</source>
        <translation>Once the line is back press “Go on fetching”, it does not begin anew; or enter now, the rest comes by itself. Where the network wants a login, open any page in a browser and log in first.</translation>
    </message>
    <message>
        <source>请在本站另一台电脑上重新写一份配对文件，或用更换以后打印的恢复单。</source>
        <translation>Write a new pairing file on another PC of the station, or use a recovery sheet printed after the change.</translation>
    </message>
    <message>
        <source>请用别的文书的口令、PIN，或照抄恢复单上的恢复码打开；弄错了的，打开以后到回收站恢复，再设一个新的 PIN。</source>
        <translation>Please open it with another clerk&apos;s passphrase or PIN, or copy the code from the recovery sheet; if it was a mistake, bring the clerk back from the trash once it is open and set a new PIN.</translation>
    </message>
    <message>
        <source>这位文书已删除，或改成了站长，口令（或 PIN）不能再打开本站。</source>
        <translation>This clerk was deleted, or made the head; the passphrase (or PIN) opens the station no more.</translation>
    </message>
    <message>
        <source>这台电脑还没有加入；填好的都还在，加入码也没有白用。</source>
        <translation>This PC has not joined yet; what was typed is still there, and the code is not wasted.</translation>
    </message>
    <message>
        <source>这把钥匙是旧的：本站后来更换过钥匙，它打不开现在的内容。</source>
        <translation>This key is old: the station has changed it since, and it opens nothing of what is here.</translation>
    </message>
    <message>
        <source>「{path}」放不下：要写 {needs}，只剩 {left}。</source>
        <translation>There is no room on “{path}”: {needs} are to be written, {left} are left.</translation>
    </message>
    <message>
        <source>加入申请写好了，还没有读到县里的回执。</source>
        <translation>The request to join is written; the county&apos;s reply was not read yet.</translation>
    </message>
    <message>
        <source>县平台正忙</source>
        <translation>The county&apos;s platform is busy</translation>
    </message>
    <message>
        <source>县平台没有在工作</source>
        <translation>The county&apos;s platform is not running</translation>
    </message>
    <message>
        <source>县平台的证书过期了</source>
        <translation>The county&apos;s certificate has expired</translation>
    </message>
    <message>
        <source>县里停用了这台电脑</source>
        <translation>The county has stopped this PC</translation>
    </message>
    <message>
        <source>它自己出了错</source>
        <translation>it went wrong itself</translation>
    </message>
    <message>
        <source>没有找到县平台</source>
        <translation>The county&apos;s platform was not found</translation>
    </message>
    <message>
        <source>没有联网</source>
        <translation>No network</translation>
    </message>
    <message>
        <source>没有认出县平台</source>
        <translation>Could not tell it is the county</translation>
    </message>
    <message>
        <source>网址上没有县平台</source>
        <translation>No county platform at the address</translation>
    </message>
    <message>
        <source>网址没有改，还是原来的。</source>
        <translation>The address is as it was.</translation>
    </message>
    <message>
        <source>网络太慢，没有回音</source>
        <translation>The network is too slow, no answer</translation>
    </message>
    <message>
        <source>网络要先登录</source>
        <translation>The network wants a login first</translation>
    </message>
    <message>
        <source>请把申请文件带到县里或镇里；拿到回执文件后，在“同步”页点“接入县平台”读进来（命令行用 station enroll --reply 文件）。</source>
        <translation>Please take the request file to the county or the town; when you have the reply file, press “Join the county” on the sync page and read it (on the command line: station enroll --reply FILE).</translation>
    </message>
    <message>
        <source>请换一个大一点的 U 盘，或删掉上面不用的文件再写；也可以先不带照片。</source>
        <translation>Please use a larger stick, or remove files you don&apos;t need from it and write again; photos may be left out for now.</translation>
    </message>
    <message>
        <source>请看看网线、无线网和网址，再试一次；网络要先登录的，先用浏览器打开任意网页，完成登录认证。</source>
        <translation>Please check the cable, the wireless network and the address, and try again; where the network wants a login, open any web page in a browser first and log in.</translation>
    </message>
    <message>
        <source>读了带回来的文件，还有没送出的</source>
        <translation>Read what was brought back; some is still unsent</translation>
    </message>
    <message>
        <source>这台电脑的日期不对</source>
        <translation>This PC&apos;s date is wrong</translation>
    </message>
    <message>
        <source>那里没有留下半份，要送的都还好好在本机。</source>
        <translation>Nothing half was left there; all that is to go is safe on this PC.</translation>
    </message>
</context>
<context>
    <name>ToldModel</name>
    <message>
        <source>工作表</source>
        <extracomment>In px at 100 %; the reason takes what is left. The second ones are for where room is short.</extracomment>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>列</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>在旁边打开本页的帮助（Shift+F1）</source>
        <translation>Open the help for this page beside it (Shift+F1)</translation>
    </message>
    <message>
        <source>当前文书：{0}，到设置</source>
        <translation>Clerk: {0}, to the settings</translation>
    </message>
    <message>
        <source>帮助</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>示例</source>
        <translation>Sample</translation>
    </message>
    <message>
        <source>这是示例站点，人和事都是编的，随便试</source>
        <translation>This is a sample station; all people and events are made up, try anything</translation>
    </message>
    <message>
        <source>删掉示例，用自己的站点(&amp;X)</source>
        <translation>Delete the sample, use my own station (&amp;X)</translation>
    </message>
    <message>
        <source>锁定（Ctrl+L）</source>
        <translation>Lock (Ctrl+L)</translation>
    </message>
    <message>
        <source>锁定</source>
        <translation>Lock</translation>
    </message>
</context>
<context>
    <name>TrashModel</name>
    <message>
        <source>名称</source>
        <extracomment>A picture is called the same in every language.</extracomment>
        <translation>Name</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>删除时间</source>
        <translation>Deleted on</translation>
    </message>
    <message>
        <source>谁删的</source>
        <translation>Deleted by</translation>
    </message>
    <message>
        <source>还保留</source>
        <translation>Kept for</translation>
    </message>
    <message>
        <source>{0} 天</source>
        <translation>{0} d</translation>
    </message>
    <message>
        <source>（连同 {0} 条）</source>
        <translation>(with {0} more)</translation>
    </message>
</context>
<context>
    <name>TrashScreen</name>
    <message>
        <source>回收站</source>
        <extracomment>Fewer are back before a bar is seen. Below this width, at 100 %, who deleted it and how long it is kept stand in the tip only.</extracomment>
        <translation>Trash</translation>
    </message>
    <message>
        <source>恢复(&amp;R)</source>
        <translation>&amp;Restore</translation>
    </message>
    <message>
        <source>修改记录(&amp;M)</source>
        <translation>Hist&amp;ory</translation>
    </message>
    <message>
        <source>按名称、拼音或谁删的找</source>
        <translation>By name, pinyin or who deleted it</translation>
    </message>
    <message>
        <source>在回收站里找</source>
        <translation>Find in the trash</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>{0} 条 · 删除满 {1} 天后自动清除</source>
        <translation>items: {0} · erased {1} days after deletion</translation>
    </message>
    <message>
        <source>没有符合条件的</source>
        <translation>No matches</translation>
    </message>
    <message>
        <source>换个词，或者把类型改成全部。</source>
        <translation>Try another word, or all types.</translation>
    </message>
    <message>
        <source>回收站是空的</source>
        <translation>The trash is empty</translation>
    </message>
    <message>
        <source>全部类型（{0}）</source>
        <translation>All types ({0})</translation>
    </message>
    <message>
        <source>恢复 {0} 条(&amp;R)</source>
        <translation>&amp;Restore {0}</translation>
    </message>
    <message>
        <source>已恢复：{0}。</source>
        <translation>Restored: {0}.</translation>
    </message>
    <message>
        <source>去看看(&amp;G)</source>
        <translation>&amp;Go and see</translation>
    </message>
    <message>
        <source>按 Ctrl+Z 可以撤销。</source>
        <translation>Ctrl+Z undoes it.</translation>
    </message>
    <message>
        <source>{0}等 {1} 条</source>
        <translation>{0} and others, {1} in all</translation>
    </message>
    <message>
        <source>删掉的东西都先放到这里，{0} 天内随时可以恢复。</source>
        <translation>What is deleted comes here first and can be restored within {0} days.</translation>
    </message>
    <message>
        <source>正在恢复</source>
        <translation>Restoring</translation>
    </message>
    <message>
        <source>条</source>
        <translation>items</translation>
    </message>
    <message>
        <source>已取消，什么都没有改动。</source>
        <translation>Cancelled; nothing was changed.</translation>
    </message>
</context>
<context>
    <name>TrashSection</name>
    <message>
        <source>回收站</source>
        <translation>Trash</translation>
    </message>
    <message>
        <source>删除的记录先放在回收站，写着谁在什么时候删的；{0} 天内随时可以恢复。</source>
        <translation>What is deleted lies in the trash first, with who deleted it and when; it can be brought back for {0} days.</translation>
    </message>
    <message>
        <source>打开回收站(&amp;T)…</source>
        <translation>Open &amp;the trash...</translation>
    </message>
</context>
<context>
    <name>TwoHalves</name>
    <message>
        <source>返回列表(&amp;B)</source>
        <extracomment>However far away the next sync is: a PC that slept must not sleep on.</extracomment>
        <translation>&amp;Back to the list</translation>
    </message>
</context>
<context>
    <name>UndoActions</name>
    <message>
        <source>撤销(&amp;U)</source>
        <extracomment>So many are asked one by one how much comes along with them.
----------
By column: name, kind, when, who, how long it is kept. Of fewer changes an action is taken back before a bar is seen.</extracomment>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>重做(&amp;R)</source>
        <translation>&amp;Redo</translation>
    </message>
    <message>
        <source>Ctrl+Z</source>
        <translation>Ctrl+Z</translation>
    </message>
    <message>
        <source>已撤销：{0}</source>
        <translation>Undone: {0}</translation>
    </message>
    <message>
        <source>已重做：{0}</source>
        <translation>Done again: {0}</translation>
    </message>
    <message>
        <source>仍然这样做(&amp;F)</source>
        <translation>Do it anyway (&amp;F)</translation>
    </message>
    <message>
        <source>跳过这些(&amp;K)</source>
        <translation>S&amp;kip these</translation>
    </message>
    <message>
        <source>正在重做</source>
        <translation>Redoing</translation>
    </message>
    <message>
        <source>正在撤销</source>
        <translation>Undoing</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>处</source>
        <translation>places</translation>
    </message>
    <message>
        <source>已取消，什么都没有改动。</source>
        <translation>Cancelled; nothing was changed.</translation>
    </message>
</context>
<context>
    <name>UnitsPart</name>
    <message>
        <source>单位</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>联系人</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>添加单位(&amp;A)</source>
        <translation>&amp;Add organisation</translation>
    </message>
    <message>
        <source>还没有单位</source>
        <translation>No organisations yet</translation>
    </message>
    <message>
        <source>项目被认领时会自动添加，也可以先在这里写好</source>
        <translation>They are added automatically when a project is claimed; you can also enter them here first</translation>
    </message>
</context>
<context>
    <name>UnlockView</name>
    <message>
        <source>口令</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>打开(&amp;O)</source>
        <translation>&amp;Open</translation>
    </message>
    <message>
        <source>资料在：{0}</source>
        <translation>The data is kept in: {0}</translation>
    </message>
    <message>
        <source>打开站点</source>
        <translation>Open the station</translation>
    </message>
    <message>
        <source>忘了口令，就照抄恢复单上的恢复码。</source>
        <translation>Passphrase forgotten? Type the code from the recovery sheet.</translation>
    </message>
    <message>
        <source>请输入口令。资料是加密的，用口令或恢复码打开。</source>
        <translation>Please enter the passphrase. The records are encrypted; the passphrase or the recovery code opens them.</translation>
    </message>
    <message>
        <source>谁在用这台电脑</source>
        <translation>Who uses this PC</translation>
    </message>
    <message>
        <source>恢复码不对，没有打开。</source>
        <translation>The recovery code is wrong; nothing was opened. </translation>
    </message>
    <message>
        <source>请对照恢复单，一组一组再抄一遍。</source>
        <translation>Please copy it again from the sheet, group by group.</translation>
    </message>
    <message>
        <source>PIN 不对，没有打开。</source>
        <translation>The PIN is wrong; nothing was opened. </translation>
    </message>
    <message>
        <source>资料没有受影响。请再试一次。</source>
        <translation>The records are untouched. Please try again.</translation>
    </message>
    <message>
        <source>返回，用 PIN 或口令打开(&amp;B)</source>
        <translation>Back to PIN or passphrase (&amp;B)</translation>
    </message>
    <message>
        <source>忘了？用恢复单打开(&amp;R)</source>
        <translation>Forgotten? Use the recovery sheet (&amp;R)</translation>
    </message>
    <message>
        <source>恢复码</source>
        <translation>Recovery code</translation>
    </message>
    <message>
        <source>照抄恢复单上的恢复码，短横可以不抄，大小写都行。</source>
        <translation>Copy the code from the recovery sheet; dashes can be left out, and case does not matter.</translation>
    </message>
    <message>
        <source>请选自己的名字，再输入自己的 PIN 或口令。资料是加密的。</source>
        <translation>Choose your name, then type your own PIN or passphrase. The records are encrypted.</translation>
    </message>
</context>
<context>
    <name>ViewMenu</name>
    <message>
        <source>全部(&amp;A)</source>
        <extracomment>How long after the last pull at a head its width is remembered. How each of them wants to be told; the others see formats they do not know. Qt turns the names of `x-qt-windows-mime` into Windows&apos; own formats. Rows read together where all of them are copied or exported. A name has to fit into a menu.</extracomment>
        <translation>&amp;All</translation>
    </message>
    <message>
        <source>保存为视图(&amp;S)…</source>
        <translation>&amp;Save as view...</translation>
    </message>
    <message>
        <source>删除视图(&amp;D)</source>
        <translation>&amp;Delete view</translation>
    </message>
</context>
<context>
    <name>VoidDialog</name>
    <message>
        <source>作废证书 {0}</source>
        <extracomment>Lines that come along with the ids: what a page shows.</extracomment>
        <translation>void certificate {0}</translation>
    </message>
    <message>
        <source>作废原因</source>
        <translation>Reason for voiding</translation>
    </message>
    <message>
        <source>如：姓名打错了，已另发；原件丢失</source>
        <translation>For example: name misspelt, replaced; original lost</translation>
    </message>
    <message>
        <source>作废 {0} 的证书 {1}</source>
        <translation>Void the certificate {1} of {0}</translation>
    </message>
    <message>
        <source>作废以后，扫这张证书的二维码会显示「已作废」；编号留在登记簿里，不再给别的证书。</source>
        <translation>From then on its QR code is told to be void; the number stays in the register and is never given again.</translation>
    </message>
    <message>
        <source>作废不能撤销。纸上的那张请收回；要重发，到「打印」里再打，会有新的编号。</source>
        <translation>This can&apos;t be undone. Please take the paper back; to replace it, print it anew under Printing: it gets a new number.</translation>
    </message>
    <message>
        <source>为什么作废（登记簿里会记着）</source>
        <translation>Why (the register keeps it)</translation>
    </message>
    <message>
        <source>作废(&amp;V)</source>
        <translation>&amp;Void</translation>
    </message>
    <message>
        <source>取消(&amp;C)</source>
        <translation>&amp;Cancel</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>再错 {0} 次就要等一会儿。</source>
        <translation>Wrong tries left before a pause: {0}.</translation>
    </message>
    <message>
        <source>可以再试了。</source>
        <translation>You can try again now.</translation>
    </message>
    <message>
        <source>输错了几次，请等 {0} 秒再试，到时候就能再输。</source>
        <translation>Several wrong tries: please wait {0} s, then you can type again.</translation>
    </message>
    <message>
        <source>输错了几次，请等 {0} 分 {1} 秒再试，到时候就能再输。</source>
        <translation>Several wrong tries: please wait {0} min {1} s, then you can type again.</translation>
    </message>
</context>
<context>
    <name>WallFace</name>
    <message>
        <source>打开这个活动(&amp;O)</source>
        <translation>&amp;Open this activity</translation>
    </message>
    <message>
        <source>还没有照片</source>
        <translation>No photos yet</translation>
    </message>
    <message>
        <source>打开一个活动，把照片或整个文件夹拖进去，就会挂到这里</source>
        <translation>Open an activity and drag photos or a folder into it; they hang here then</translation>
    </message>
    <message>
        <source>共 {0} 张</source>
        <translation>photos: {0}</translation>
    </message>
    <message>
        <source>到哪个月</source>
        <translation>To which month</translation>
    </message>
    <message>
        <source>跳到</source>
        <translation>Go to</translation>
    </message>
</context>
<context>
    <name>WallGrid</name>
    <message>
        <source>放大看(&amp;V)	Enter</source>
        <translation>Enlarge (&amp;V)	Enter</translation>
    </message>
    <message>
        <source>打开这个活动(&amp;O)	Ctrl+Enter</source>
        <translation>Open this activity (&amp;O)	Ctrl+Enter</translation>
    </message>
    <message>
        <source>照片墙</source>
        <translation>Photo wall</translation>
    </message>
</context>
<context>
    <name>WallModel</name>
    <message>
        <source>{0} · {1} 张</source>
        <translation>{0} · photos: {1}</translation>
    </message>
    <message>
        <source>照片：{0}</source>
        <translation>Photo: {0}</translation>
    </message>
</context>
<context>
    <name>WhoseBox</name>
    <message>
        <source>花名册里没有，新添(&amp;N)</source>
        <extracomment>So many people are offered for a name.</extracomment>
        <translation>Not in the roster: add(&amp;N)</translation>
    </message>
    <message>
        <source>不是这个人，改选</source>
        <translation>Somebody else: choose</translation>
    </message>
    <message>
        <source>二维码认出是「{0}」的报名表。</source>
        <translation>The code says: form of “{0}”.</translation>
    </message>
    <message>
        <source>是空白表，请照着纸上填；已经在册的人请在下面选。</source>
        <translation>A blank form: type what the paper says; choose below who is in the roster already.</translation>
    </message>
    <message>
        <source>这是别的站的报名表。要在本站受理，请选人或新添。</source>
        <translation>Another station&apos;s form. To take it in here choose or add the person.</translation>
    </message>
    <message>
        <source>这个人已经不在花名册上。请选人或新添。</source>
        <translation>This person is no longer in the roster. Choose or add.</translation>
    </message>
    <message>
        <source>没有认出二维码。请输入表上的编号或姓名选人，或新添。</source>
        <translation>No code could be read. Type the number on the form or the name, or add.</translation>
    </message>
    <message>
        <source>受理「{0}」的报名表。</source>
        <translation>Form of “{0}”.</translation>
    </message>
    <message>
        <source>新添一位志愿者。</source>
        <translation>A new volunteer.</translation>
    </message>
    <message>
        <source>表上的编号，或姓名、拼音</source>
        <translation>Number on the form, name or pinyin</translation>
    </message>
    <message>
        <source>哪些人</source>
        <translation>Which people</translation>
    </message>
    <message>
        <source>请输入表上的编号或姓名选人，或新添。</source>
        <translation>Type the number on the form or the name, or add.</translation>
    </message>
</context>
<context>
    <name>WhoseSheetDialog</name>
    <message>
        <source>是哪个活动的签到表？</source>
        <translation>Which activity is this sign-in sheet of?</translation>
    </message>
    <message>
        <source>附到这个活动(&amp;S)</source>
        <translation>Attach to thi&amp;s activity</translation>
    </message>
    <message>
        <source>有 {0} 页没有认出二维码：{1}。是哪个活动的签到表？</source>
        <translation>No QR code could be read on some pages (pages: {0}): {1}. Which activity&apos;s sign-in sheet is it?</translation>
    </message>
    <message>
        <source>等</source>
        <translation> and others</translation>
    </message>
    <message>
        <source>找活动：名称、拼音</source>
        <translation>Find an activity: name, pinyin</translation>
    </message>
    <message>
        <source>哪些活动</source>
        <translation>Which activities</translation>
    </message>
    <message>
        <source>二维码在签到表右下角；扫描或拍照时拍清楚它，以后就不用选。</source>
        <translation>The QR code stands at the sheet&apos;s lower right; where it is clear in the scan or photo, nothing need be chosen.</translation>
    </message>
    <message>
        <source>不附了(&amp;X)</source>
        <translation>Don&apos;t attach(&amp;X)</translation>
    </message>
</context>
<context>
    <name>WordsEditor</name>
    <message>
        <source>选择</source>
        <extracomment>Typing pauses this long before what stands there is kept; a kill costs no more than that.</extracomment>
        <translation>Choose</translation>
    </message>
</context>
<context>
    <name>WritingEditor</name>
    <message>
        <source>常用语</source>
        <translation>Phrases</translation>
    </message>
    <message>
        <source>用上次的</source>
        <translation>Last time&apos;s</translation>
    </message>
    <message>
        <source>放进一句常用的话（Ctrl+J）</source>
        <translation>Insert a usual phrase (Ctrl+J)</translation>
    </message>
    <message>
        <source>放进上次写的（Ctrl+L）</source>
        <translation>Insert what was written last time (Ctrl+L)</translation>
    </message>
</context>
<context>
    <name>_Asked</name>
    <message>
        <source>登记为新志愿者</source>
        <translation>Register as a new volunteer</translation>
    </message>
    <message>
        <source>不是志愿者，不记</source>
        <translation>Not a volunteer, leave out</translation>
    </message>
    <message>
        <source>请选……（{0}）</source>
        <translation>Please choose... ({0})</translation>
    </message>
    <message>
        <source>“{0}”是谁</source>
        <translation>Who is &quot;{0}&quot;</translation>
    </message>
    <message>
        <source>确定(&amp;O)</source>
        <translation>&amp;OK</translation>
    </message>
    <message>
        <source>在花名册里找……</source>
        <translation>Search the roster...</translation>
    </message>
</context>
<context>
    <name>_Choice</name>
    <message>
        <source>{0}：{1}</source>
        <translation>{0}: {1}</translation>
    </message>
</context>
<context>
    <name>_TileDelegate</name>
    <message>
        <source>写一句说明</source>
        <translation>Write a caption</translation>
    </message>
    <message>
        <source>照片说明</source>
        <translation>Caption</translation>
    </message>
    <message>
        <source>写说明……</source>
        <translation>Caption...</translation>
    </message>
</context>
<context>
    <name>_Tree</name>
    <message>
        <source>还没有队长</source>
        <extracomment>Per box the number of the box above it; -1 for none.</extracomment>
        <translation>No leader yet</translation>
    </message>
    <message>
        <source>{0} · {1} 人</source>
        <translation>{0} · members: {1}</translation>
    </message>
</context>
<context>
    <name>ask_roster</name>
    <message>
        <source>选择花名册</source>
        <extracomment>Lower than this at 100 %, what is wrong gets the room of the figures. Asks the clerk for a file: (parent, suggested place) -&gt; path, or None.</extracomment>
        <translation>Choose a roster</translation>
    </message>
    <message>
        <source>花名册</source>
        <translation>Roster</translation>
    </message>
    <message>
        <source>保存待更正的行</source>
        <translation>Save the rows to correct</translation>
    </message>
</context>
<context>
    <name>chosen_files</name>
    <message>
        <source>照片</source>
        <extracomment>What phones and WeChat make; a folder may hold other things, which are passed over. A folder chosen by mistake (a whole disk) must not be walked to its end.</extracomment>
        <translation>Photos</translation>
    </message>
    <message>
        <source>添加了 {0} 张照片。</source>
        <translation>Photos added: {0}.</translation>
    </message>
    <message>
        <source>没有添加新照片。</source>
        <translation>No new photos added.</translation>
    </message>
    <message>
        <source>{0} 张这个活动里已经有了：{1}。</source>
        <translation>In this activity already ({0}): {1}.</translation>
    </message>
    <message>
        <source>{0}（「{1}」）</source>
        <translation>{0} (&quot;{1}&quot;)</translation>
    </message>
    <message>
        <source>{0} 张在别的活动里用过，请看看是不是放错了：{1}。</source>
        <translation>Used in other activities ({0}), please see that they are not misplaced: {1}.</translation>
    </message>
    <message>
        <source>{0} 张没能读进来：</source>
        <translation>{0} could not be read:</translation>
    </message>
    <message>
        <source> 等</source>
        <translation> and others</translation>
    </message>
</context>
<context>
    <name>chosen_scans</name>
    <message>
        <source>扫描件和照片</source>
        <translation>Scans and photos</translation>
    </message>
</context>
<context>
    <name>drawing</name>
    <message>
        <source>没有响应</source>
        <translation>no answer</translation>
    </message>
    <message>
        <source>打印到一半出错了</source>
        <extracomment>Sharp enough for a 5 mm QR code, small enough for an old PC: an A4 page takes 35 MB.</extracomment>
        <translation>printing failed halfway</translation>
    </message>
</context>
<context>
    <name>paper</name>
    <message>
        <source>以后打印用这一份；别的文本都还在，随时可以换。</source>
        <extracomment>So many sources are listed; more are found by typing.</extracomment>
        <translation>Prints use this one from now on; the other texts stay and can be taken again.</translation>
    </message>
</context>
<context>
    <name>photo_intake</name>
    <message>
        <source>选照片（可以按住 Ctrl 选多张）</source>
        <translation>Choose photos (hold Ctrl for several)</translation>
    </message>
    <message>
        <source>选照片所在的文件夹</source>
        <translation>Choose the folder of photos</translation>
    </message>
</context>
<context>
    <name>sending</name>
    <message>
        <source>电脑上找不到它</source>
        <translation>the computer does not find it</translation>
    </message>
    <message>
        <source>这台电脑还没有装打印机</source>
        <translation>There is no printer on this PC</translation>
    </message>
    <message>
        <source>打印机</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>这台电脑没有装打印服务（CUPS）</source>
        <translation>This PC has no printing service (CUPS)</translation>
    </message>
    <message>
        <source>实践站文件</source>
        <translation>Station paper</translation>
    </message>
</context>
<context>
    <name>typed</name>
    <message>
        <source>请写到哪一天，例如 5.12</source>
        <translation>Please give the day, for example 5.12</translation>
    </message>
    <message>
        <source>这一天还没有到，已开展的活动请写过去的日期</source>
        <translation>This day is yet to come; an activity that was held has a past day</translation>
    </message>
    <message>
        <source>{0}年{1}月{2}日 星期{3}</source>
        <translation>{3} {0}-{1:02d}-{2:02d}</translation>
    </message>
    <message>
        <source>看不懂这个时间，请写成 9:30 或 930 的样子</source>
        <translation>Cannot read this time; write it like 9:30 or 930</translation>
    </message>
    <message>
        <source>没有 {0} 点 {1} 分</source>
        <translation>There is no {0} h {1} min</translation>
    </message>
    <message>
        <source>看不懂这个时长，请写小时数，例如 2 或 1.5</source>
        <translation>Cannot read this duration; write hours, for example 2 or 1.5</translation>
    </message>
    <message>
        <source>时长应在 0 到 24 小时之间</source>
        <translation>Between 0 and 24 hours please</translation>
    </message>
</context>
<context>
    <name>verbs</name>
    <message>
        <source>花名册里已有同名：{0}</source>
        <extracomment>How many people a hint names.</extracomment>
        <translation>Same name in the roster: {0}</translation>
    </message>
    <message>
        <source>花名册里可能已有此人，{0}</source>
        <translation>May be in the roster already: {0}</translation>
    </message>
</context>
</TS>
