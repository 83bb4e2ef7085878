#include "cli/paste.h"

#include <unistd.h>

#include <iostream>

#include "base/encoding.h"
#include "cli/terminal.h"
#include "cli/usage.h"
#include "typed/parts.h"

namespace xingji {
namespace {

constexpr std::size_t most_bytes = std::size_t{2} << 20U;

std::string read_at_most(std::size_t bytes) {
  std::string text(bytes, '\0');
  std::cin.read(text.data(), static_cast<std::streamsize>(bytes));
  text.resize(static_cast<std::size_t>(std::cin.gcount()));
  return text;
}

}  // namespace

std::optional<std::string> pasted_text(Language language) {
  if (isatty(0) == 1) {
    tell(say(language, "把平台页面或表格的内容粘贴进来，完了按 Ctrl-D：",
             "Paste the page or the table, then press Ctrl-D:"));
  }
  const std::string bytes = read_at_most(most_bytes + 1);
  if (bytes.size() > most_bytes) {
    tell(say(language, "粘贴的内容超过 2 MB，不像一个页面；只贴有指标的那一页或那张表",
             "the pasted text is larger than 2 MB, which no page is; paste only the page or table "
             "that has the indicators"));
    return std::nullopt;
  }
  auto decoded = decode(bytes);
  if (!decoded || decoded->text.find('\0') != std::string::npos) {
    tell(say(language,
             "粘贴的内容不是文字（既不是 UTF-8，也不是 GB18030 或 UTF-16）；请从页面或表格里复制",
             "what was pasted is no text, neither UTF-8 nor GB18030 nor UTF-16; copy it from the "
             "page or the table"));
    return std::nullopt;
  }
  if (decoded->encoding != "UTF-8") {
    const std::string from(decoded->encoding);
    tell(language == Language::zh ? "内容是 " + from + " 编码，已按它转换"
                                  : "the text is " + from + " and was converted");
  }
  return std::move(decoded->text);
}

bool is_only_source(const std::string& values, Language language) {
  if (values.empty()) return true;
  tell(say(language, "粘贴和 --values 只能用一个；另一处的数也要，就写到粘贴的文字后面",
           "numbers are pasted or given by --values, not both; write those of --values below the "
           "pasted ones"));
  return false;
}

std::optional<std::string> text_of_shop(const std::string& text, const std::string& subject,
                                        bool must_choose, Language language) {
  typed::OfShop of = typed::rows_of_shop(text, subject.empty() ? "my-shop" : subject);
  if (of.shops.empty()) return std::move(of.text);
  if (subject.empty() && !must_choose && !of.is_in_blocks) return text;
  std::string names;
  for (const std::string& each : of.shops) names += (names.empty() ? "" : ", ") + each;
  tell(Problems{{{"--subject"},
                 "the table is of several shops: " + names,
                 "--subject names the one to keep"}},
       language);
  return std::nullopt;
}

}  // namespace xingji
