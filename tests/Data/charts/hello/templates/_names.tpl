{{- define "hello.name" -}}
{{ .Release.Name }}-hello
{{- end -}}
