// Of mappings and of what they read.
#include <array>

#include "messages/phrase_book.h"

namespace xingji {
namespace {

constexpr auto sentences = std::to_array<Sentence>({
    // mappings
    {"a test is a word, a list, { not: … } or { present: … }",
     "条件应为一个词、列表、{ not: … } 或 { present: … }"},
    {"`count` names an input of this table, not '{}'", "count 要写这个表的输入，而不是“{}”"},
    {"`of` takes one column", "of 只接受一列"},
    {"`first` takes a list", "first 接受列表"},
    {"'{}' is not a number, so nothing sums to it", "“{}”不是数，不能求和"},
    {"'{}' needs exactly one source", "“{}”要有且只有一个来源"},
    {"of, is, text, sum, min, max, first, only or count",
     "of、is、text、sum、min、max、first、only 或 count"},
    {"`else` without `map`", "有 else 而没有 map"},
    {"a constant is written with `is`", "常量请用 is 写"},
    {"table '{}' has no column '{}'", "表“{}”没有列“{}”"},
    {"the key '{}' is not among the columns", "键“{}”不在各列之中"},
    {"input '{}' names the column '{}' twice", "输入“{}”两次写到列“{}”"},
    {"a column is used, personal or unused, and only one of them",
     "一列要么使用，要么是个人信息，要么不用，只能是其中一种"},
    {"input '{}' needs `file`, the name of its file", "输入“{}”要用 file 写文件名"},
    {"a name without folders; * stands for anything", "文件名不带目录；* 代表任意文字"},
    {"input '{}' needs `columns`", "输入“{}”要写 columns"},
    {"a currency is three capitals, such as CNY", "货币是三个大写字母，如 CNY"},
    {"the mapping needs `{}`", "映射缺少 {}"},
    {"the mapping cannot be read", "映射文件无法读取"},
    {"name an existing YAML file", "请给出存在的 YAML 文件"},
    {"unknown input '{}'", "没有输入“{}”"},
    {"input '{}' has no column '{}'", "输入“{}”没有列“{}”"},
    {"'{}' is a column of {} and of {}", "“{}”同时是 {} 和 {} 的列"},
    {"a column's name is wanted, not {}", "这里要写列名，不是{}"},
    {"the list names no column", "列表里没有列"},
    {"the join needs `on`, its equal columns", "关联要用 on 写明相等的列"},
    {"'{}' may be absent: then no row would be left", "“{}”可能不存在，那样就没有行了"},
    {"add `optional: true` to the join", "请在关联里加 optional: true"},
    {"input '{}' is part of the row already", "输入“{}”已经在这一行里"},
    {"table '{}' needs the column '{}'", "表“{}”必须有列“{}”"},
    {"table '{}' needs `from` and `columns`", "表“{}”要写 from 和 columns"},
    {"{} must be a map of `name: value` lines, not {}", "{}应为若干行 名字: 值，不是{}"},
    {"{} must be a text, not {}", "{}应为文字，不是{}"},
    {"{} must be true or false", "{}只能是 true 或 false"},
    {"unknown key '{}' in {}", "{2}里有不认识的键“{1}”"},
    {"the mapping", "映射"},
    {"a join", "关联"},

    // files
    {"cannot be read: {}", "无法读取：{}"},
    {"the file of input '{}' is missing", "缺少输入“{}”的文件"},
    {"put the export's file there; .zst may follow its name",
     "请把导出的文件放在那里；文件名后可带 .zst"},
    {"stands here packed and unpacked", "这里既有压缩的又有未压缩的"},
    {"keep one of the two", "请只保留一个"},
    {"the mapping needs {} files, not one", "映射要 {} 个文件，不是一个"},
    {"name their folder with --from", "请用 --from 给出它们所在的目录"},
    {"no such file or folder", "没有这个文件或目录"},
    {"name the export's folder with --from", "请用 --from 给出导出文件的目录"},
    {"is the export's own folder", "就是导出文件自己的目录"},
    {"name another one with --into", "请用 --into 换一个目录"},
    {"no folder to write into", "没有给出写入的目录"},
    {"name one with --into", "请用 --into 给出"},
    {"is not a folder", "不是目录"},
    {"name the folder that the data set goes into", "请给出存放数据的目录"},
    {"the table would stand in the folder twice", "同一个表会在目录里出现两次"},
    {"remove this file, or import into another folder", "请删去这个文件，或导入到别的目录"},
    {"holds other files", "里面有别的文件"},
    {"an import writes here first; remove the folder or its files",
     "导入先写在这里；请删去这个目录或其中的文件"},
    {"cannot be written", "无法写入"},
    {"cannot be replaced: {}", "无法替换：{}"},
    {"export it again", "请重新导出"},
    {"the file is UTF-16", "文件是 UTF-16 编码"},
    {"the file is GB18030", "文件是 GB18030 编码（Excel、WPS 常用）"},
    {"the file is empty", "文件是空的"},
    {"it needs a header row", "要有表头"},
    {"the header row cannot be read", "表头无法读取"},
    {"save the file as CSV in UTF-8", "请存成 UTF-8 的 CSV"},
    {"two columns could be '{}' of input '{}'", "有两列都可能是输入“{2}”的“{1}”"},
    {"remove or rename one", "请删去一列或改名"},

    // rows
    {"{}.csv: {}", "{}.csv：{}"},
    {"for {}.{}: {}", "用于 {}.{}：{}"},
    {"column '{}': '{}' is before '{}', {}", "列“{}”的值“{}”早于“{}”的 {}"},
    {"the row is kept as it stands", "这一行照原样保留"},
    {"no row in {}", "在 {} 里没有对应的行"},
    {"not in where", "不符合 where"},
    {"column '{}': {}", "列“{}”：{}"},
    {"a second row with the same {}", "第二行有相同的 {}"},
    {"group the rows by them", "请按它们分组"},
    {"rows of the group disagree", "同组的行不一致"},
    {"say first, only, min or max", "请写 first、only、min 或 max"},
    {"say first, min or max", "请写 first、min 或 max"},
    {"the sum is too large", "合计太大"},
    {"'{}' is not a word of the map", "“{}”不在 map 里"},
    {"the file has other columns; nothing was added", "文件的列不同，未添加"},
    {"its first line should be {}", "第一行应为 {}"},
});

}  // namespace

std::span<const Sentence> import_sentences() { return sentences; }

}  // namespace xingji
