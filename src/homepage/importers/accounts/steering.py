"""Keys whose values no reader sees: they say how a template makes a page, or name what it looks up elsewhere.

A key that is not in these tables is one that an author may miss.
"""

from __future__ import annotations

import re

# By what they steer; a key is one of these wherever it stands, and with it all that stands below it.
_KEYS = {
    "where a page stands": (
        "aliases base_url baseurl category_order collection en_url id importance kind nav_order order output "
        "page_id path permalink redirect redirect_from redirect_to ref slug translation_id translationkey "
        "translations type url_prefix weight zh_url"
    ),
    "the layout of a page": (
        "_styles active align animate animation author_profile avatar.shape background banner block "
        "bookcompactlayout citation_style class classes color columns compact country_code css css_class cv_format "
        "date_format design display_categories display_date family featured focal_point fullwidth given "
        "header.overlay_color headless hero hero_media hide horizontal icon icon_color icon_pack image_alignment "
        "image_circular layout list_format max_width overlay_color overlay_filter overlay_image page_css page_js "
        "placement preview_only profile.align repo_description_lines_max section_title_style shape show_author "
        "show_author_profile show_breadcrumb show_date show_related sidebar size social_icons spacing style styles "
        "teaser thumbnail_left time_format toc toc_icon toc_label toc_sticky user_groups view wide_page widget "
        "widget_id width years"
    ),
    "menus": "breadcrumbs children dropdown header_pages main menu menus nav navbar navigation",
    "what of a list is shown": (
        "announcements count enabled filter filter_button filter_default filters latest_posts limit news offset "
        "order_by paginate paginate_path pagination related_posts related_publications scrollable selected "
        "selected_papers show_other sort sort_ascending sort_by taxonomies"
    ),
    "comments, sharing, search and counters": (
        "analytics baidu_analytics bing_site_verification comments cookie_consent disqus disqus_comments "
        "disqus_shortname features giscus giscus_comments giscus_repo google_analytics google_analytics_id "
        "google_analytics_site_id google_site_verification marketing naver_site_verification read_time "
        "reading_time related search search_enabled search_full_content search_provider share staticman "
        "tracking_id utterances verification yandex_site_verification"
    ),
    "what the generator does": (
        "authors_file autolink autonumber bibliography build cascade chart code_diff commentable copyright_license "
        "date_published diagram distill draft editable email_form expirydate feed form future highlight "
        "highlight_name images_slider katex last_modified_at last_updated lastmod map markdown markup math mathjax "
        "mermaid mesh og_image og_image_embed output_ext outputs page_type private profile pseudocode publishdate "
        "published rss rss_icon schema show_pdf sitemap superuser syntax tabs tikzjax typograms user_groups "
        "username"
    ),
    "search engines and previews": (
        "$schema alt_text canonical canonical_url cite_key keywords "
        "lang languagename contentdir linktitle meta meta_description "
        "og_description og_locale opengraph schema_markup seo twitter_card"
    ),
}
# In settings of a whole site, at their top: what the templates come with and their generators take.
_SETTINGS = {
    "the generator": (
        "algolia archive_type archives blackfriday builddrafts buildfuture caches canonifyurls category_archive "
        "cms collections compress_html contentdir defaultcontentlanguage defaultcontentlanguageinsubdir defaults "
        "disablealiases disablehugogeneratorinject disablekinds disqusshortname enableemoji enablegitinfo "
        "enablequotes enablerobotstxt encoding excerpt_separator exclude external_links footnotereturnlinkcontents "
        "force_polling frontmatter future gems github googleanalytics hascjklanguage highlighter ignorefiles "
        "imagemagick imaging include incremental jekyll- jekyll-diagrams jekyll-minifier jekyll-scholar "
        "jekyll-target-blank jekyll-toc jekyll_get_json jsonresume keep_files kramdown languagecode languages "
        "library_version limit_posts liquid lsi markdown markdown_ext mediatypes metadataformat minify module "
        "modules outputformats paginate paginate_path paginatepath permalink permalinks plugin plugins plugins_dir "
        "pluralizelisttitles preservetaxonomynames privacy related related_blog_posts relativeurls "
        "removepathaccents rsslimit safe sass security server services show_drafts staticdir summarylength "
        "tag_archive terser theme themesdir third_party_libraries timezone unpublished whitelist"
    ),
    "addresses of the site": "baseurl domain github_repo owner repo repository url",
    "the theme": (
        "address_format after_footer_scripts appearance atom_feed avatar avatar_shape back_to_top bib_search "
        "blog_description blog_name blog_nav_title breadcrumbs color_theme comment coordinates copyright "
        "date_format day_night default_lang description display_categories display_tags edit_page "
        "enable_bing_verification enable_cookie_consent enable_cronitor_analytics enable_darkmode "
        "enable_google_analytics enable_google_verification enable_masonry enable_math enable_medium_zoom "
        "enable_navbar_social enable_panelbear_analytics enable_progressbar enable_project_categories "
        "enable_publication_abstract enable_publication_badges enable_publication_thumbnails enable_tooltips "
        "enable_video_embedding exclude_from_localization extensions external_services external_sources "
        "filtered_bibtex_keywords first_name_display font font_size footer footer_fixed footer_text "
        "footer_text_custom giscus google_scholar_stats_use_cdn gravatar head_scripts header highlight_languages "
        "highlight_style highlight_theme_dark highlight_theme_light hugoblox icon impressum_path keywords lang "
        "lang_from_path language last_updated lazy_loading_images link_authors local_business_type local_env locale "
        "main_menu map math mathjax max_author_limit minimal_mistakes_skin more_authors_animation_delay navbar_fixed "
        "news_limit newsletter og_image org_name params_version posts_in_search privacy_pack publication_category "
        "publication_types publications_per_page read_more remote_theme repo_theme_dark repo_theme_light "
        "repo_trophies reviewers_pack rss_description scholar search_enabled serve_og_meta serve_schema_org "
        "sharing sharing_icons sharing_image show_email show_logo site_theme site_type social_image "
        "socials_in_search talkmap_link theme theme_color theme_day theme_night title_separator "
        "title_separator_sign words_per_minute"
    ),
    "counters and checks by others": (
        "alexa_site_verification analytics atom_feed baidu_site_verification bing_site_verification comments "
        "disqus facebook google-analytics google_analytics google_analytics_id google_site_verification "
        "naver_site_verification reCaptcha recaptcha staticman twitter twitter.username yandex_metrica "
        "yandex_site_verification"
    ),
}
# Keys that steer in some files only.
_OF_PAGES = {
    "excerpt": "_pages/",  # search engines and previews
    "date": r"content/(?:.*/)?(?:_index\.|home/|privacy|terms)",  # no template shows it there
    "firstname": "_data/coauthors",  # tells who is meant
    "category": "_publications/",  # a word of the settings
    "publication_types": "content/",  # words of the settings; the reader names unknown ones
}
_EVERYWHERE = frozenset(" ".join(_KEYS.values()).lower().split())
_IN_SETTINGS = frozenset(" ".join(_SETTINGS.values()).lower().split())
_SWITCHES = re.compile(r"(?:enable|show)_\w+|\w+_(?:analytics|verification)|jekyll-[\w-]+")
_SETTINGS_FILE = re.compile(
    r"_?config\.(?:ya?ml|toml)|hugo\.(?:ya?ml|toml)|config/.*|_data/(?:navigation|ui-text|menu)\.ya?ml"
)
_MENU_FILE = re.compile(r"(?:.*/)?(?:navigation|ui-text|menus?(?:\.\w+)?)\.(?:ya?ml|toml)")


def steers(path: str, key: str) -> bool:
    """Whether a key of a file says how a page is made, not what it says."""
    parts = key.lower().split(".")
    if _MENU_FILE.fullmatch(path) or parts[-1].startswith("<!--") or parts[-2:] == ["links", "label"]:
        return True
    if parts[-1] in _OF_PAGES and re.match(_OF_PAGES[parts[-1]], path):
        return True
    top = parts[1] if parts[0] == "params" and len(parts) > 1 else parts[0]
    if _SETTINGS_FILE.fullmatch(path) and (top in _IN_SETTINGS or _SWITCHES.fullmatch(top)):
        return True
    return any(part in _EVERYWHERE for part in parts)
